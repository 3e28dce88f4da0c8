import { expect, it } from 'vitest';
import { commandFields } from '../case/commandFields.ts';
import { askedFields, proofsOf } from './proofsOf.ts';

const reference = { categories: [{ code: '0401', closingProofs: ['beforePhoto', 'afterPhoto'] }] } as never;
const names = (proofs: Parameters<typeof askedFields>[2]) =>
  askedFields('Resolve', commandFields.Resolve, proofs).map(({ name }) => name);

it('asks for a photo from before only where the requester has sent none', () => {
  expect(proofsOf({ categoryCode: '0401', photos: [] }, reference)).toEqual(['beforePhoto', 'afterPhoto']);
  expect(proofsOf({ categoryCode: '0401', photos: ['p'] }, reference)).toEqual(['afterPhoto']);
  expect(proofsOf({ categoryCode: '0101', photos: [] }, reference)).toEqual([]);
});
it('shows the fields that the category asks for and no others', () => {
  expect(names([])).toEqual(['text', 'photos']);
  expect(names(['beforePhoto', 'measurement'])).toEqual(['text', 'photosBefore', 'photos', 'measurement']);
  expect(askedFields('Note', commandFields.Note, [])).toEqual(commandFields.Note);
});
