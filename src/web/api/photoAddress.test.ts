import { expect, it } from 'vitest';
import * as contract from '../../contract/photos.ts';
import { photoAddress, photoLimits } from './photoAddress.ts';

it('is the address and the limits of the contract', () => {
  for (const size of contract.photoSizes) expect(photoAddress('c', 'p', size)).toBe(contract.photoPath('c', 'p', size));
  expect(photoLimits).toEqual(contract.photoLimits);
});
