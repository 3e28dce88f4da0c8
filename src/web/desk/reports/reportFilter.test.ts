import { expect, it } from 'vitest';
import { reportFilterIn } from './reportFilter.ts';

it.each([
  ['', {}],
  ['type=weekly&state=draft&year=2026', { type: 'weekly', state: 'draft', year: 2026 }],
  ['type=hourly&state=&year=26', {}],
])('reads %j as %o', (address, filter) => {
  expect(reportFilterIn(new URLSearchParams(address))).toEqual(filter);
});
