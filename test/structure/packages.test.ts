import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowedLicence } from '../../tools/licences.ts';
import { lockedPackages } from '../../tools/lockedPackages.ts';
import { sbomOf } from '../../tools/sbomOf.ts';

const packages = lockedPackages(path.resolve(import.meta.dirname, '../..'));

describe('the packages of the lock', () => {
  it('all come under a licence that has been thought about', () => {
    expect(packages.length).toBeGreaterThan(300);
    expect(packages.filter(({ license }) => !isAllowedLicence(license))).toEqual([]);
  });

  it('all are held to the bytes that were looked at', () => {
    expect(packages.filter(({ integrity }) => !integrity.startsWith('sha512-')).map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND GPL-3.0-only', false],
    ['AGPL-3.0-only', false],
    ['', false],
  ])('a licence %s is allowed: %s', (licence, is) => {
    expect(isAllowedLicence(licence)).toBe(is);
  });
});

describe('the bill of materials', () => {
  it('names every package once, with its address, licence and hash, and the same every time', () => {
    const bill = sbomOf({ name: 'huying', version: '0.1.0', license: 'Apache-2.0' }, packages);
    expect(new Set(bill.components.map((one) => one['bom-ref'])).size).toBe(packages.length);
    const fastify = bill.components.find(({ name }) => name === 'fastify')!;
    expect(fastify).toMatchObject({
      scope: 'required',
      purl: expect.stringMatching(/^pkg:npm\/fastify@\d/),
      licenses: [{ expression: 'MIT' }],
    });
    expect(fastify.hashes![0]).toMatchObject({ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) });
    expect(bill.components.find(({ group, name }) => group === '@fastify' && name === 'cookie')!.purl).toMatch(
      /^pkg:npm\/%40fastify\/cookie@/,
    );
    expect(sbomOf({ name: 'huying', version: '0.1.0', license: 'Apache-2.0' }, packages)).toEqual(bill);
  });
});
