import { actorOf } from '../../../seed/demo/cast.ts';
import { uuid } from '../../../seed/demo/chance.ts';
import { plantedPatterns } from '../../../seed/demo/planted.ts';
import type { TaskCommand } from '../../domain/foresight/task.ts';
import { seeded } from '../../sentinel/random.ts';
import type { Deps } from '../deps.ts';
import { executeTask } from '../foresight/execute.ts';
import { demoSeed, peopleOfDemo } from './people.ts';

type Needs = Pick<Deps, 'database' | 'reference'>;

/** The task behind the planted fix, given as people give it, on its days; and one that is under way. Whoever is there already stays. */
export async function playTasks(deps: Needs): Promise<void> {
  const { rows } = await deps.database.pool.query<{ until: string; tasks: number }>(
    'select demo_until as until, (select count(*)::int from proactive_task) as tasks from site',
  );
  const { until, tasks } = rows[0]!;
  if (tasks > 0) return;
  const reference = await deps.reference.newest();
  const fix = plantedPatterns(until, reference.calendar).find(({ kind }) => kind === 'fix')!;
  const done = fix.spans[1]!.from;
  const before = (day: string, days: number) => Temporal.PlainDate.from(day).subtract({ days }).toString();
  const people = new Map((await peopleOfDemo(reference)).map((person) => [person.login, actorOf(person, reference.unitsBelow)]));
  const random = seeded(demoSeed);
  const give = async (id: string, { at, by, seen, command }: { at: string; by: string; seen: number; command: TaskCommand }) => {
    const actor = people.get(by);
    if (actor) await executeTask({ ...deps, clock: () => at }, { actor, id, command, seen });
  };

  const drains = uuid(random);
  const [place = 'd7'] = fix.places;
  const issue: TaskCommand = {
    type: 'Issue',
    title: '东湖7号公寓下水反复堵塞，整栋疏通',
    category: fix.categories[0]!,
    places: [...fix.places],
    troubleFrom: before(done, 12),
    unit: 'hq-repair',
    instruction: '1. 用内窥镜查立管与横管，记录堵点\n2. 高压清洗整栋立管，更换破损地漏\n3. 每层加装滤网并教会保洁每周清理',
    plan: 'drains',
    incident: null,
    dueOn: done,
    stops: [{ place, why: '半年内同类最多' }],
  };
  const officer = 'officer-hq-repair';
  const steps: readonly { readonly at: string; readonly by: string; readonly command: TaskCommand }[] = [
    { at: `${before(done, 10)}T02:00:00.000Z`, by: 'supervisor1', command: issue },
    { at: `${before(done, 10)}T06:30:00.000Z`, by: officer, command: { type: 'Accept' } },
    {
      at: `${before(done, 1)}T03:00:00.000Z`,
      by: officer,
      command: { type: 'CheckStop', place, defects: 9, note: '三层、五层立管结垢，地漏破损 6 个' },
    },
    {
      at: `${done}T09:00:00.000Z`,
      by: officer,
      command: { type: 'Finish', defects: 9, report: '立管高压清洗完成，更换地漏 6 个，每层加装滤网。', photos: [] },
    },
    { at: `${before(done, -2)}T02:00:00.000Z`, by: 'supervisor1', command: { type: 'Confirm', published: true } },
  ];
  for (const [seen, step] of steps.entries()) await give(drains, { ...step, seen });

  const exams = uuid(random);
  const today = until.slice(0, 10);
  const rounds: TaskCommand = {
    type: 'Issue',
    title: '考试周自习座位与安静保障准备',
    category: '0208',
    places: ['lib', 'lib2'],
    troubleFrom: today,
    unit: 'library',
    instruction: '1. 延长图书馆开放至 23:30，增开通宵自习区\n2. 公布空闲教室清单并每日更新',
    plan: 'exam-weeks',
    incident: null,
    dueOn: before(today, -10),
    stops: [
      { place: 'lib', why: '上次考试周最多' },
      { place: 'lib2', why: '上次考试周较多' },
    ],
  };
  await give(exams, { at: `${before(today, 2)}T02:00:00.000Z`, by: 'supervisor1', seen: 0, command: rounds });
  await give(exams, { at: `${before(today, 1)}T02:00:00.000Z`, by: 'officer-library', seen: 1, command: { type: 'Accept' } });
}
