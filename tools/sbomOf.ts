import type { LockedPackage } from './lockedPackages.ts';

type Product = { readonly name: string; readonly version: string; readonly license: string };

/** A bill of materials in the words of CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). */
export function sbomOf(product: Product, packages: readonly LockedPackage[]) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': purlOf(product),
        name: product.name,
        version: product.version,
        licenses: [{ expression: product.license }],
      },
    },
    components: packages.map((p) => ({
      type: 'library',
      'bom-ref': purlOf(p),
      ...nameOf(p.name),
      version: p.version,
      scope: p.isForDevelopment ? 'excluded' : 'required',
      purl: purlOf(p),
      licenses: [{ expression: p.license }],
      ...(p.integrity === '' ? {} : { hashes: [hashOf(p.integrity)] }),
    })),
  };
}

function nameOf(name: string): { readonly group?: string; readonly name: string } {
  const [group, own] = name.startsWith('@') ? name.split('/') : [undefined, name];
  return group === undefined ? { name } : { group, name: own! };
}

/** pkg:npm/%40scope/name@version */
function purlOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** 'sha512-<base64>' as CycloneDX writes it: SHA-512 in hex. */
function hashOf(integrity: string): { readonly alg: string; readonly content: string } {
  const [first] = integrity.split(' ');
  const [algorithm, content] = [first!.slice(0, first!.indexOf('-')), first!.slice(first!.indexOf('-') + 1)];
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(content, 'base64').toString('hex') };
}
