import { randomUUID } from 'node:crypto';
import { commandCase, getCase, submitCase } from '../src/contract/cases.ts';
import type { ChannelDraft } from '../src/contract/notifications.ts';
import type { Deps } from '../src/server/deps.ts';
import { putChannel } from '../src/server/notifications/channelStore.ts';
import { openSender } from '../src/server/notifications/deliver.ts';
import { notify } from '../src/server/notifications/execute.ts';
import type { JobData } from '../src/server/platform/jobs.ts';
import type { TestApp, Visitor } from './app.ts';

export type Draft = { readonly id: string; readonly kind: ChannelDraft['kind'] } & Record<string, unknown>;

/** Lets an application send to servers on this machine. */
export function allowLoopback(t: TestApp): void {
  Object.assign(t.deps.config, { messagesToLoopback: true, publicUrl: 'https://huying.example' });
}

/** Sets up a channel, or changes it. */
export async function setChannel(
  t: { readonly deps: Pick<Deps, 'database' | 'config' | 'clock' | 'reference'> },
  { id, ...given }: Draft,
): Promise<void> {
  const present = await t.deps.database.pool.query('select version from notification_channel where id = $1', [id]);
  const draft = { version: present.rows[0]?.version ?? 0, enabled: true, perMinute: 1000, secrets: {}, ...given };
  // The tests write what the contract's schema would make of it.
  await putChannel(t.deps, { id, draft: draft as unknown as ChannelDraft, by: 'test' });
}

export function mailChannel(port: number, more: Record<string, unknown> = {}): Draft {
  const settings = { host: '127.0.0.1', port, security: 'plain', user: '', from: 'jsjb@example.edu.cn' };
  const addresses = { students: '{login}@stu.example.edu.cn', staff: '{login}@example.edu.cn' };
  return { id: 'email', kind: 'email', settings: { ...settings, ...addresses }, ...more };
}

export function robotChannel(
  id: string,
  kind: 'wecom-robot' | 'dingtalk-robot' | 'feishu-robot',
  url: string,
  more: object = {},
): Draft {
  const settings = { unit: null, kinds: ['CaseDispatched', 'CaseNudged', 'CaseReopened'], language: 'zh' };
  return { id, kind, settings, secrets: { url }, ...more };
}

/** Does what the worker does: takes the queued jobs into the outbox and sends what is due. @returns messages tried */
export async function workOff(t: TestApp, sender = openSender(t.deps, { timeoutMilliseconds: 300 })): Promise<number> {
  await takeJobs(t);
  return sender.run();
}

export async function takeJobs(t: TestApp): Promise<{ id: string; data: JobData['notify'] }[]> {
  const { rows } = await t.deps.database.pool.query<{ id: string; data: JobData['notify'] }>(
    "delete from pgboss.job where name = 'notify' returning id, data",
  );
  for (const { id, data } of rows) await notify(t.deps, id, data);
  return rows;
}

/** One row of the outbox, as far as tests ask. */
export type Delivery = {
  readonly id: string;
  readonly channel: string;
  readonly person: string | null;
  readonly state: string;
  readonly attempts: number;
  readonly next_at: string | null;
  readonly error: string | null;
};
export async function outbox(t: TestApp, caseId?: string): Promise<Delivery[]> {
  const { rows } = await t.deps.database.pool.query<Delivery>(
    `select id, channel, person, state, attempts, next_at, error from delivery
     where $1::uuid is null or case_id = $1 order by queued_at, channel, person`,
    [caseId ?? null],
  );
  return rows;
}

export function giver(id: string): (who: Visitor, command: Record<string, unknown>) => Promise<unknown> {
  return async (who, command) => {
    const { version } = await who.call(getCase, { params: { id } });
    return who.call(commandCase, { params: { id }, body: { ...command, version } as never });
  };
}

/** A case of a student that the desk has dispatched to a unit. */
export async function dispatchedCase(
  { student, operator }: { readonly student: Visitor; readonly operator: Visitor },
  { unit = 'hq-repair', grade, ...more }: Record<string, unknown> = {},
): Promise<{ id: string; number: string; give: ReturnType<typeof giver> }> {
  const id = randomUUID();
  const body = { id, categoryCode: '0505', title: '三号楼水管漏水', text: '水房地面有积水', placeId: 'd3', ...more };
  const { number } = await student.call(submitCase, { body: body as never });
  const give = giver(id);
  await give(operator, { type: 'Accept', grade });
  await give(operator, { type: 'Dispatch', unit });
  return { id, number, give };
}
