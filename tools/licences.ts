/**
 * Licences under which a package may come along: those that ask for a notice, and weak copyleft that stays within its own files or library
 * (sharp's libvips, lightningcss). Strong copyleft, and no licence at all, need a decision first.
 */
const allowed = new Set([
  'MIT',
  'MIT-0',
  '0BSD',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
  'OFL-1.1',
  'MPL-2.0',
  'LGPL-3.0-or-later',
]);

/** Whether an SPDX expression of AND and OR, with brackets at most around the whole, names only such licences; of OR one is enough. */
export function isAllowedLicence(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence)));
}
