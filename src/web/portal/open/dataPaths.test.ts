import { expect, it } from 'vitest';
import { openDataPaths } from '../../../contract/openData.ts';
import { paths } from './dataPaths.ts';

it('links to the files that the server gives', () => {
  expect(paths).toEqual(openDataPaths);
});
