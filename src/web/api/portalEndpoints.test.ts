import { expect, it } from 'vitest';
import { api } from '../../contract/api.ts';
import { portalEndpoints } from './portalEndpoints.ts';

it.each(Object.entries(portalEndpoints))('%s is called as the contract says', (name, { method, path }) => {
  const said = api[name as keyof typeof portalEndpoints];
  expect({ method, path }).toEqual({ method: said.method, path: said.path });
});
