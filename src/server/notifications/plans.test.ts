import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { mailChannel, setChannel } from '../../../test/outgoing.ts';

let t: TestApp;

beforeAll(async () => {
  t = await testApp();
  await setChannel(t, mailChannel(25, { settings: { ...(mailChannel(25)['settings'] as object), host: 'mail.example.edu.cn' } }));
  const { id: person } = await t.as();
  const { pool } = t.deps.database;
  await pool.query(
    `insert into notification (id, person, case_id, template, audience, at, read_at)
     select gen_random_uuid(), $1, gen_random_uuid(), 'CaseNudged', 'staff', now() - make_interval(mins => n), now() from generate_series(1, 20000) n`,
    [person],
  );
  await pool.query(
    `insert into delivery (id, job, channel, person, notification, case_id, template, audience, urgent, state, queued_at, expires_at, tried_at, sent_at)
     select gen_random_uuid(), gen_random_uuid(), 'email', person, id, case_id, template, audience, false, 'sent', at, at, at, at from notification`,
  );
  await pool.query('analyze notification');
  await pool.query('analyze delivery');
});
afterAll(() => t.close());

it.each([
  ['what is due', 'delivery_due', "select id from delivery where state = 'queued' and next_at <= now()"],
  [
    'what was tried in the last minute',
    'delivery_tried',
    "select channel, count(distinct parcel) from delivery where tried_at > now() - interval '60 seconds' group by channel",
  ],
  ['what failed', 'delivery_failed', "select id from delivery where state = 'failed' order by queued_at desc, id desc limit 31"],
  [
    'what became of a notice',
    'delivery_notification',
    "select state from delivery where notification = '5f0c1d5e-3a52-4a55-9a52-0d6f8ce1f111'",
  ],
  ['how much is unread', 'notification_unread', "select count(*) from notification where person = 'x' and read_at is null"],
  [
    'a page of notices',
    'notification_person',
    "select id from notification where person = 'x' order by at desc, id desc limit 31",
  ],
])('%s is found by its index after years of messages', async (_, index, query) => {
  const { rows } = await t.deps.database.pool.query(`explain ${query}`);
  expect(JSON.stringify(rows)).toContain(index);
});
