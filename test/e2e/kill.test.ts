import { expect, it } from 'vitest';
import { torture } from '../survival/torture.ts';

it('loses and doubles nothing when the service and its database are killed under load', async () => {
  const { restartMaxSeconds, ...found } = await torture(3, 7);
  expect(found).toMatchObject({ lost: 0, duplicated: 0, differences: 0, viewsEqual: true, jobsLost: 0, jobsDoubled: 0 });
  expect(found.acknowledged).toBeGreaterThan(20);
  expect(found.jobs).toBeGreaterThan(5);
  expect(restartMaxSeconds).toBeLessThan(10);
});
