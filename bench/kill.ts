import { torture } from '../test/survival/torture.ts';

/** `npm run bench -- kill --times 100 --seed 1`: kills the service and its PostgreSQL under load and counts what was lost; see docs/operations.md. */
const number = (name: string, otherwise: number) => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : Number(process.argv[place + 1]);
};
const result = await torture(number('times', 100), number('seed', 1), (line) => console.log(line));
console.log(JSON.stringify(result));
process.exitCode = result.lost + result.duplicated + result.differences + result.jobsLost + result.jobsDoubled > 0 ? 1 : 0;
