import { actorOf } from '../../../seed/demo/cast.ts';
import { uuid } from '../../../seed/demo/chance.ts';
import type { DemoPerson } from '../../../seed/demo/people.ts';
import { directives, nextMeeting, type OrderStep, orders, pastMeeting } from '../../../seed/demo/supervision.ts';
import { type Calendar, isWorkday } from '../../domain/calendar.ts';
import { seeded } from '../../sentinel/random.ts';
import type { Deps } from '../deps.ts';
import { commandDirective, giveDirective } from '../directives/execute.ts';
import { commandMeeting, planMeeting } from '../meetings/execute.ts';
import { Problem } from '../platform/problem.ts';
import { commandOrder, draftOrder, type Giver } from '../supervision/execute.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'live'>;
type Moment = readonly [days: number, hour: number];

/** One command of the script, at its moment. */
type Play = { readonly at: string; readonly run: (then: Needs & { readonly clock: () => string }) => Promise<unknown> };

/**
 * Plays what supervision did (seed/demo/supervision.ts) through the commands that people give, in order of time, so that numbers rise with
 * time. Played again it changes nothing: ids are the same, and a step that was made is stale.
 */
export async function playSupervision(deps: Needs, people: readonly DemoPerson[], until: string): Promise<void> {
  const reference = await deps.reference.newest();
  const giver = (login: string): Giver => {
    const person = people.find((each) => each.login === login);
    if (!person) throw new Error(`The demonstration has no ${login}.`);
    return { actor: actorOf(person, reference.unitsBelow), unit: person.unit };
  };
  const when = workdaysBefore(until, reference.calendar);
  const plays = [
    ...(await orderPlays(deps, giver, when)),
    ...(await directivePlays(deps, giver, when)),
    ...meetingPlays(giver, when),
  ]
    .filter(({ at }) => at <= until)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { at, run } of plays) {
    try {
      await run({ ...deps, clock: () => at });
    } catch (error) {
      // Played before, or a visitor has changed what it was about.
      if (!(error instanceof Problem)) throw error;
    }
  }
}

async function orderPlays(deps: Needs, giver: (login: string) => Giver, when: When): Promise<Play[]> {
  const plays: Play[] = [];
  for (const [i, script] of orders.entries()) {
    const id = uuid(seeded(71_000 + i));
    const drafted = when(script.at);
    const cases = await casesOf(deps, script.recipients[0] ?? '', script.categoryCode, drafted, script.cases);
    const { at: _, key: __, steps, cases: ___, ...words } = script;
    plays.push({
      at: drafted,
      run: (then) =>
        draftOrder(
          then,
          giver('supervisor1'),
          { ...words, id, cases, feedback: '', workdays: null, origin: null },
          { silent: true },
        ),
    });
    // Below the second level drafting and issuing are one step.
    const first = script.level === 'second' ? 1 : 2;
    for (const [n, step] of steps.entries()) {
      const at = when([script.at[0] - step.after[0], step.after[1]]);
      plays.push({
        at,
        run: (then) =>
          commandOrder(then, giver(step.by), { id, command: orderCommand(step, at), seen: first + n }, { silent: true }),
      });
    }
  }
  return plays;
}

function orderCommand({ command }: OrderStep, at: string) {
  switch (command.type) {
    case 'Progress': {
      const { plannedInDays, ...rest } = command;
      return { ...rest, plannedOn: dayAfter(at, plannedInDays), photos: [] };
    }
    case 'Reply':
      return { ...command, photos: [] };
    default:
      return command;
  }
}

async function directivePlays(deps: Needs, giver: (login: string) => Giver, when: When): Promise<Play[]> {
  const plays: Play[] = [];
  for (const [i, script] of directives.entries()) {
    const id = uuid(seeded(72_000 + i));
    const given = when(script.at);
    const [caseId = null] = script.onCaseOf === null ? [] : await casesOf(deps, script.onCaseOf, null, given, 1);
    const { text, units, workdays } = script;
    plays.push({
      at: given,
      run: (then) => giveDirective(then, giver(script.by), { id, text, units, workdays, caseId }, { silent: true }),
    });
    for (const [n, { after, by, command: given }] of script.steps.entries()) {
      const command = given.type === 'Report' ? { ...given, photos: [] } : given;
      plays.push({
        at: when([script.at[0] - after[0], after[1]]),
        run: (then) => commandDirective(then, giver(by), { id, command, seen: 1 + n }, { silent: true }),
      });
    }
  }
  return plays;
}

function meetingPlays(giver: (login: string) => Giver, when: When): Play[] {
  const random = seeded(73_000);
  const [past, next] = [uuid(random), uuid(random)];
  const [days, hour] = pastMeeting.at;
  const at = (more: number, clock: number) => when([days - more, clock]);
  const topics = pastMeeting.topics.map((topic) => ({ ...topic, item: uuid(random), task: uuid(random) }));
  const agenda = topics.map(({ item, label }) => ({
    id: item,
    source: 'free' as const,
    ref: null,
    label,
    unit: null,
    minutes: 20,
  }));
  const { title, place, chair, attendees } = pastMeeting;
  const office = giver('supervisor1');
  const steps: [string, string, Parameters<typeof commandMeeting>[2]['command']][] = [
    [at(0, hour), 'supervisor1', { type: 'Hold' }],
    ...topics.flatMap(({ item, task, minutes, decision }): typeof steps => [
      [at(0, hour + 1), 'supervisor1', { type: 'Minute', item, text: minutes }],
      [
        at(0, hour + 1),
        'supervisor1',
        {
          type: 'Decide',
          decision: task,
          item,
          text: decision.text,
          owner: decision.owner,
          due: dayAfter(at(0, hour), decision.inDays),
        },
      ],
    ]),
    [at(0, hour + 6), 'supervisor1', { type: 'Conclude', text: '' }],
    [
      at(8, 15),
      'head-hq-utilities',
      { type: 'ReportDecision', decision: topics[0]!.task, text: '二十六栋公寓全部排查完毕，台账已报督查督办科。' },
    ],
    [at(9, 10), 'supervisor2', { type: 'FinishDecision', decision: topics[0]!.task, text: '抽查属实。' }],
    [
      at(12, 11),
      'head-hq-commerce',
      { type: 'ReportDecision', decision: topics[1]!.task, text: '已起草限时办理办法，正在征求意见。' },
    ],
  ];
  return [
    {
      at: at(-3, 10),
      run: (then) =>
        planMeeting(
          then,
          office,
          { id: past, kind: 'leadingGroup', classCode: null, title, place, chair, attendees, startsAt: at(0, hour), agenda },
          { silent: true },
        ),
    },
    ...steps.map(
      ([when, by, command], n): Play => ({
        at: when,
        run: (then) => commandMeeting(then, giver(by), { id: past, command, seen: 1 + n }, { silent: true }),
      }),
    ),
    {
      at: when([1, 16]),
      run: (then) =>
        planMeeting(
          then,
          office,
          {
            id: next,
            kind: 'leadingGroup',
            classCode: null,
            title: nextMeeting.title,
            place: nextMeeting.place,
            chair: nextMeeting.chair,
            attendees: '',
            startsAt: when([-nextMeeting.inDays, 9]),
            agenda: [],
          },
          { silent: true },
        ),
    },
  ];
}

/** Cases that a unit had in hand at a moment, the oldest first: normal ones, for the order names them to everybody. */
async function casesOf(deps: Needs, unit: string, category: string | null, at: string, most: number): Promise<string[]> {
  const { rows } = await deps.database.pool.query<{ id: string }>(
    `select v.id from case_view v join analytics.case_fact f on f.case_id = v.id
     where v.unit = $1 and v.confidentiality = 'normal' and ($2::text is null or v.category_code = $2)
       and f.dispatched_at < $3::timestamptz and f.dispatched_at > $3::timestamptz - interval '30 days'
     order by (f.resolved_at is null or f.resolved_at > $3::timestamptz) desc, f.dispatched_at desc, v.id limit $4`,
    [unit, category, at, most],
  );
  return rows.map(({ id }) => id);
}

type When = (moment: Moment) => string;

/**
 * Working days before the end of the history (after it, when negative), at an hour in Beijing: nobody signs an order on a Sunday. 0 is the
 * day of the end itself or the last working day before; a moment that has not come yet is left out by the player.
 */
function workdaysBefore(until: string, calendar: Calendar): When {
  return ([days, hour]) => {
    const step = days < 0 ? 1 : -1;
    let day = Temporal.Instant.from(until).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
    while (!isWorkday(day.toString(), calendar)) day = day.subtract({ days: 1 });
    for (let left = Math.abs(days); left > 0; ) {
      day = day.add({ days: step });
      if (isWorkday(day.toString(), calendar)) left -= 1;
    }
    const at = day.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: Temporal.PlainTime.from({ hour }) });
    return at.toInstant().toString({ smallestUnit: 'millisecond' });
  };
}

function dayAfter(at: string, days: number): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().add({ days }).toString();
}
