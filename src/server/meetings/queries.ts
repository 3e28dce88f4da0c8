import { type RawBuilder, sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { DecisionOut, listMeetings, MeetingDetail, MeetingLine, openDecisions } from '../../contract/meetings.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { type Decision, fold, type MeetingEvent, type MeetingState } from '../../domain/meeting/meeting.ts';
import { allowedCommands, mayRead, mayReadWhole, owns } from '../../domain/meeting/permissions.ts';
import type { Deps } from '../deps.ts';
import { readAggregate } from '../platform/aggregateStore.ts';
import { Problem } from '../platform/problem.ts';
import { namesOf, readCursor } from '../supervision/queries.ts';
import { shownItems, undoneDecisions } from './agenda.ts';

type Row = { readonly id: string; readonly state: MeetingState };

/** Which meetings the actor may see at all, in SQL; the same as `mayRead` says. A test compares the two. */
export function visibleMeetings(actor: Actor): RawBuilder<unknown> {
  if (actor.grants.some(({ role }) => role === 'supervisor' || role === 'secretary' || role === 'leader')) return sql`true`;
  const units = [
    ...new Set(actor.grants.filter(({ role }) => role === 'officer' || role === 'head').flatMap((g) => g.units ?? [])),
  ];
  return units.length === 0 ? sql`false` : sql`owners && ${units}`;
}

export async function meetingPage(
  deps: Pick<Deps, 'database'>,
  actor: Actor,
  f: { readonly limit: number; readonly after?: string | undefined },
): Promise<Answer<typeof listMeetings>> {
  const cursor = readCursor(f.after);
  const { rows } = await sql<Row>`
    select id, state from meeting where ${visibleMeetings(actor)}
      and ${cursor ? sql`(starts_at, id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by starts_at desc, id desc limit ${f.limit + 1}`.execute(deps.database.db);
  const last = rows[f.limit - 1];
  return {
    meetings: rows.slice(0, f.limit).map(lineOf),
    next: rows.length > f.limit && last ? `${last.state.startsAt}_${last.id}` : null,
  };
}

function lineOf({ id, state: s }: Row): MeetingLine {
  return {
    id,
    number: s.number,
    version: s.version,
    kind: s.kind,
    phase: s.phase ?? 'planned',
    title: s.title,
    startsAt: s.startsAt,
    place: s.place,
    chair: s.chair,
    items: s.agenda.length,
    decisions: s.decisions.length,
    openDecisions: s.decisions.filter(({ doneAt }) => doneAt === null).length,
  };
}

/** @throws Problem 404 'no-such-meeting', whether there is none or none for the actor */
export async function readableMeeting(
  deps: Pick<Deps, 'database'>,
  actor: Actor,
  id: string,
): Promise<{ readonly history: MeetingEvent[]; readonly state: MeetingState }> {
  const { history } = await readAggregate<MeetingEvent>(deps.database, 'meeting', id);
  const state = fold(history);
  if (state.phase === null || !mayRead(actor, state)) throw new Problem(404, 'no-such-meeting');
  return { history, state };
}

export async function meetingDetail(deps: Pick<Deps, 'database'>, actor: Actor, id: string): Promise<MeetingDetail> {
  const { history, state: s } = await readableMeeting(deps, actor, id);
  const whole = mayReadWhole(actor, s);
  const names = await namesOf(
    deps,
    history.map((e) => e.by),
  );
  const agenda = whole ? await shownItems(deps, actor, s.agenda) : [];
  return {
    ...lineOf({ id, state: s }),
    whole,
    classCode: s.classCode,
    attendees: whole ? s.attendees : '',
    summary: whole ? s.summary : '',
    agenda: agenda.map((item) => ({ ...item, text: s.minutes[item.id] ?? '' })),
    tasks: s.decisions.filter((d) => whole || owns(actor, d)).map((d) => decisionOf(actor, d)),
    timeline: whole ? history.map((e, i) => ({ version: i + 1, type: e.type, at: e.at, person: names.get(e.by) ?? null })) : [],
    allowed: allowedCommands(actor, s),
  };
}

function decisionOf(actor: Actor, d: Decision): DecisionOut {
  const { reporters: _, ...shown } = d;
  return { ...shown, mine: owns(actor, d) };
}

/** What was decided and is not done: all of it for whoever sees meetings whole, one's own for a unit. */
export async function undoneFor(deps: Pick<Deps, 'database'>, actor: Actor): Promise<Answer<typeof openDecisions>> {
  const seesAll = actor.grants.some(({ role }) => role === 'supervisor' || role === 'secretary' || role === 'leader');
  const found = (await undoneDecisions(deps, null)).filter((d) => seesAll || owns(actor, d));
  return {
    decisions: found.map(({ meeting, number, title, ...d }) => ({
      ...decisionOf(actor, d),
      meeting: { id: meeting, number, title },
    })),
  };
}
