import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkAgainstR, goldenCases } from './checkAgainstR.ts';

const sharedData = process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const golden = join(sharedData, 'detection/golden');

it.skipIf(!existsSync(golden))(
  'EARS and Farrington give R’s thresholds and alarms on every golden series (needs the shared data)',
  () => {
    const cases = goldenCases(
      (path) => readFileSync(join(golden, path), 'utf8'),
      (folder) => readdirSync(join(golden, folder)),
    );
    const agreement = checkAgainstR(cases);
    expect(agreement.thresholds).toBeGreaterThan(20_000);
    expect(agreement).toMatchObject({ mismatches: 0, alarmDifferences: 0 });
    expect(agreement.worstRelativeError).toBeLessThan(1e-9);
  },
);
