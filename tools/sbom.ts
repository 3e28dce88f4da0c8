import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockedPackages } from './lockedPackages.ts';
import { sbomOf } from './sbomOf.ts';

/**
 * `npm run sbom [-- file]`: what this program is made of, as CycloneDX 1.6 JSON, from the lock alone and without a network. The same lock gives
 * the same bytes, so that two copies can be compared. Default: dist/sbom.cdx.json.
 */
const root = path.resolve(import.meta.dirname, '..');
const file = path.resolve(process.argv[2] ?? path.join(root, 'dist', 'sbom.cdx.json'));
const { name, version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
  license: string;
};
const packages = lockedPackages(root);
const text = `${JSON.stringify(sbomOf({ name, version, license }, packages), null, 2)}\n`;
writeFileSync(file, text);
console.log(`${packages.length} packages in ${file} (SHA-256 ${createHash('sha256').update(text).digest('hex')})`);
