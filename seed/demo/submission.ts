import type { CaseCommand } from '../../src/domain/case/decide.ts';
import type { Channel, DeclineReason } from '../../src/domain/case/vocabulary.ts';
import type { Random } from '../../src/sentinel/random.ts';
import type { Arrival } from './arrivals.ts';
import type { Cast, ScriptedActor } from './cast.ts';
import { followUpCode, happens, oneOf, weighted, wholeBetween } from './chance.ts';
import { demands } from './demand.ts';
import type { DemoPerson } from './people.ts';
import { plantedText } from './plantedTexts.ts';
import { demoText } from './texts.ts';
import type { World } from './world.ts';

/** What somebody sends, and what only the history knows of it. */
export type Written = {
  readonly command: Omit<Extract<CaseCommand, { type: 'Submit' }>, 'number'>;
  readonly followUpCode: string | null;
  /** Who typed it: the requester, or the operator who was called. */
  readonly by: ScriptedActor;
  readonly requester: DemoPerson;
  readonly placeName: string;
  readonly refusal: DeclineReason | null;
};

/** Turns a reason to write into what is sent. */
export function write(world: World, cast: Cast, arrival: Arrival, random: Random): Written {
  const { category, building } = arrival;
  const { confidentiality } = world.categories.get(category)!;
  const requester = cast.requester(category, building, random);
  const anonymous = happens(random, anonymity(world, category));
  const where = spotIn(world, building, demands.get(category)!.where[0]![0] === 'dorm', random);
  const refusal = refusalOf(world, arrival, random);
  const { title, text } =
    (refusal && hollow(refusal, random)) ??
    (arrival.planted && happens(random, 0.75) ? plantedText(arrival.planted, where.name, random) : null) ??
    demoText(category, where.name, () => random.next());
  const byPhone = !anonymous && confidentiality === 'normal' && isOfficeTime(arrival.at) && happens(random, 0.17);
  const channel: Channel = byPhone ? 'phone' : 'web';
  return {
    command: {
      type: 'Submit',
      channel,
      categoryCode: arrival.planted ? category : misfiled(world, category, random),
      title,
      text,
      placeId: where.placeId,
      placeText: where.placeText,
      photos: [],
      requester: anonymous ? null : requester.login,
      source: null,
    },
    followUpCode: anonymous ? followUpCode(random) : null,
    by: byPhone ? cast.desk('operator', 'normal', random) : { as: 'requester' },
    requester,
    placeName: where.name,
    refusal,
  };
}

/** Share in 0..1 of a leaf's cases that are sent without a name. */
function anonymity(world: World, category: string): number {
  const { nature, confidentiality } = world.categories.get(category)!;
  if (category.startsWith('13') || category === '0108' || category === '0203') return 0.5;
  if (nature === 'inquiry' || nature === 'praise') return 0.04;
  if (confidentiality !== 'normal') return 0.2;
  return nature === 'complaint' ? 0.2 : nature === 'suggestion' ? 0.16 : 0.07;
}

type Spot = { readonly placeId: string | null; readonly placeText: string; readonly name: string };

/** The room or floor of a building where the list of places goes that far, else the building and a few words. */
function spotIn(world: World, building: string | null, isLivedIn: boolean, random: Random): Spot {
  if (building === null) return { placeId: null, placeText: '', name: '学校' };
  const below = (id: string) => [...(childrenOf(world).get(id) ?? [])];
  const { name } = world.places.get(building)!;
  const floors = below(building);
  if (floors.length === 0 || happens(random, isLivedIn ? 0.2 : 0.35)) return { placeId: building, placeText: '', name };
  const floor = oneOf(random, floors);
  const rooms = below(floor);
  if (rooms.length > 0 && happens(random, 0.7)) {
    const room = oneOf(random, rooms);
    return { placeId: room, placeText: '', name: world.places.get(room)!.name };
  }
  const placeText = isLivedIn
    ? `${floor.match(/\d+$/)?.[0] ?? 1}${String(wholeBetween(random, 1, 28)).padStart(2, '0')}`
    : oneOf(random, ['东侧走廊', '西侧楼梯口', '靠近卫生间', '南面大教室', '']);
  return { placeId: floor, placeText, name: isLivedIn && placeText ? `${name}${placeText}` : world.places.get(floor)!.name };
}

const knownChildren = new WeakMap<World['places'], Map<string, string[]>>();

function childrenOf({ places }: World): Map<string, string[]> {
  const known = knownChildren.get(places);
  if (known) return known;
  const children = new Map<string, string[]>();
  for (const [id, { parent }] of places) if (parent) children.set(parent, [...(children.get(parent) ?? []), id]);
  knownChildren.set(places, children);
  return children;
}

/** Why the desk will decline it; null nearly always. */
function refusalOf(world: World, { category, planted, haltAt }: Arrival, random: Random): DeclineReason | null {
  if (haltAt !== null) return null;
  if (world.categories.get(category)!.statutory) return happens(random, 0.5) ? 'legal-procedure' : null;
  if (planted === 'broken-pump') return happens(random, 0.15) ? 'duplicate' : null;
  const reasons: (readonly [DeclineReason | null, number])[] = [
    ['duplicate', 13],
    ['not-our-duty', outside.includes(category) ? 45 : 0],
    ['against-rules', category === '0104' || category === '0805' || category === '0801' ? 50 : 0],
    ['no-facts', category === '0602' || category === '0605' || category === '1301' || category === '1207' ? 22 : 0],
    ['not-a-request', category === '1207' || category === '1205' ? 110 : 0],
    [null, 965],
  ];
  return weighted(random, reasons);
}

/** Leaves that partly belong to companies and the town. */
const outside = ['0701', '0705', '0804', '0405', '0510', '0607', '0806'];

/** What says so little, or so much else, that no leaf's words fit; null for the other reasons. */
function hollow(reason: DeclineReason, random: Random): { title: string; text: string } | null {
  if (reason === 'no-facts') return oneOf(random, vague);
  return reason === 'not-a-request' ? oneOf(random, noRequests) : null;
}

const vague = [
  { title: '有些人真的太过分了', text: '不想多说，懂的都懂，希望学校管一管。' },
  { title: '对某个地方很不满意', text: '每次去都是一肚子气，态度差得要命，希望重视！！' },
  { title: '什么时候能变好一点', text: '太让人失望了，一直都这样，没人管。' },
  { title: '我要投诉', text: '服务不行，水平不行，什么都不行。' },
];
const noRequests = [
  { title: '测试一下能不能提交', text: '测试测试，看看提交之后会显示什么。' },
  { title: '11111', text: '点错了，请忽略。' },
  { title: '出一个九成新的电饭煲', text: '毕业出闲置，电饭煲八十，台灯二十，可小刀，自提。' },
  { title: '有没有一起拼车去火车站的', text: '周五下午三点左右出发，还差两个人，有意的留言。' },
];

/** Some people pick the neighbouring leaf; what is confidential is never hidden under a plain one here. */
function misfiled(world: World, category: string, random: Random): string {
  if (!happens(random, 0.035)) return category;
  const isPlain = (code: string) =>
    world.categories.get(code)!.confidentiality === 'normal' && !world.categories.get(code)!.retired;
  const neighbours = [...world.categories.keys()].filter(
    (code) => code !== category && code.slice(0, 2) === category.slice(0, 2) && isPlain(code),
  );
  return isPlain(category) && neighbours.length > 0 ? oneOf(random, neighbours) : category;
}

function isOfficeTime(at: string): boolean {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  return local.hour >= 8 && local.hour < 18 && local.dayOfWeek <= 5;
}
