import type { Scripts } from './script.ts';
import { conduct } from './scripts/conduct.ts';
import { dining } from './scripts/dining.ts';
import { facilities } from './scripts/facilities.ts';
import { finance } from './scripts/finance.ts';
import { general } from './scripts/general.ts';
import { graduates } from './scripts/graduates.ts';
import { health } from './scripts/health.ts';
import { living } from './scripts/living.ts';
import { network } from './scripts/network.ts';
import { security } from './scripts/security.ts';
import { staff } from './scripts/staff.ts';
import { students } from './scripts/students.ts';
import { teaching } from './scripts/teaching.ts';

/** By leaf. */
export const scripts: Scripts = {
  ...students,
  ...teaching,
  ...graduates,
  ...facilities,
  ...living,
  ...dining,
  ...network,
  ...security,
  ...health,
  ...staff,
  ...finance,
  ...general,
  ...conduct,
};
