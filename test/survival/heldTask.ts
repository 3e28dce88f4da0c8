import { openDatabase } from '../../src/server/platform/db.ts';
import { openJobs } from '../../src/server/platform/jobs.ts';

/** A process that has a task of the timetable in hand and does not come to its end: to be killed. Arguments: the database, the task. */
const [url, name] = process.argv.slice(2) as [string, string];
const database = openDatabase(url, 4);
const jobs = await openJobs(database, console.error);
await jobs.schedule(name, '0 0 1 1 *', async () => {
  console.log('begun');
  await new Promise((resolve) => setTimeout(resolve, 600_000));
});
