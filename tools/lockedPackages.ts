import { readFileSync } from 'node:fs';
import path from 'node:path';

export type LockedPackage = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** As the lock has it: 'sha512-…' in base64; '' for none. */
  readonly integrity: string;
  /** Only needed to develop: it is not installed with `npm ci --omit=dev`. */
  readonly isForDevelopment: boolean;
};

type Locked = {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly integrity?: string; readonly dev?: boolean }>
  >;
};

/** Every package of package-lock.json, by name and version, each once. */
export function lockedPackages(root: string): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Locked;
  const found = new Map<string, LockedPackage>();
  for (const [place, { version, license, integrity, dev }] of Object.entries(packages)) {
    if (place === '') continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const before = found.get(`${name} ${version}`);
    found.set(`${name} ${version}`, {
      name,
      version: version ?? '',
      license: license ?? '',
      integrity: integrity ?? '',
      isForDevelopment: dev === true && before?.isForDevelopment !== false,
    });
  }
  return [...found.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}
