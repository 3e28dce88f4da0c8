import { z } from 'zod';
import { alertKinds, judgements } from '../domain/foresight/vocabulary.ts';
import { measureIds, periodKinds } from '../domain/measures/vocabulary.ts';
import { agendaSources, meetingKinds, meetingPhases } from '../domain/meeting/vocabulary.ts';
import { screenLanguages, screenModes } from '../domain/wall/vocabulary.ts';
import { ExactSum } from './assessment.ts';
import { CampusMap } from './campusMap.ts';
import { endpoint } from './endpoint.ts';
import { Day, Instant, words } from './primitives.ts';

const ScreenId = z.uuid();
const settings = { name: words(1, 40), mode: z.enum(screenModes), language: z.enum(screenLanguages) };

const Screen = z.object({
  id: ScreenId,
  ...settings,
  createdAt: Instant,
  /** null: its link has not been opened yet. */
  openedAt: Instant.nullable(),
  /** Renewed every few minutes while it is connected. */
  seenAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});

/** The token opens the screen once; only its digest is kept, so it is shown here and never again. */
const Opening = z.object({ screen: Screen, token: z.string() });

export const listScreens = endpoint({
  method: 'GET',
  path: '/api/admin/wall/screens',
  summary: 'The screens of the wall, newest first',
  access: ['admin'],
  response: z.object({ screens: z.array(Screen) }),
});

export const createScreen = endpoint({
  method: 'POST',
  path: '/api/admin/wall/screens',
  summary: 'Add a screen; the answer holds its one-time token, which is not kept',
  access: ['admin'],
  body: z.object(settings),
  response: Opening,
  audit: 'screen-created',
});

export const changeScreen = endpoint({
  method: 'PUT',
  path: '/api/admin/wall/screens/:id',
  summary: 'Rename a screen, change its mode or language; it follows at once',
  access: ['admin'],
  params: z.object({ id: ScreenId }),
  body: z.object(settings),
  response: z.object({ screen: Screen }),
  audit: 'screen-changed',
});

export const renewScreen = endpoint({
  method: 'POST',
  path: '/api/admin/wall/screens/:id/token',
  summary: 'Give a screen a new one-time token; what it held before is void at once',
  access: ['admin'],
  params: z.object({ id: ScreenId }),
  body: z.object({}),
  response: Opening,
  audit: 'screen-renewed',
});

export const revokeScreen = endpoint({
  method: 'POST',
  path: '/api/admin/wall/screens/:id/revocation',
  summary: 'Shut a screen for good; it goes blank at once',
  access: ['admin'],
  params: z.object({ id: ScreenId }),
  body: z.object({}),
  response: z.object({ screen: Screen }),
  audit: 'screen-revoked',
});

/** Server-sent events of a screen: `now` and `board` with the values below, `frame` (ask again), `revoked`. */
export const wallChangesPath = '/api/wall/changes';

export const openScreen = endpoint({
  method: 'POST',
  path: '/api/wall/session',
  summary: 'Exchange the token of a screen, once, for its cookie',
  access: 'public',
  body: z.object({ token: z.string().min(20).max(100) }),
  response: z.object({ ok: z.literal(true) }),
});

const Named = z.object({ id: z.string(), name: z.string(), nameEn: z.string() });

/** What seldom changes: the screen's settings, names, maps. */
export const getWallFrame = endpoint({
  method: 'GET',
  path: '/api/wall/frame',
  summary: 'The settings of the asking screen, the names that the wall shows, and the maps',
  access: 'screen',
  response: z.object({
    screen: z.object({ id: ScreenId, ...settings }),
    /** The script that this service serves now; another one than the screen runs: it loads itself again. null: nothing is built. */
    build: z.string().nullable(),
    reference: z.int(),
    units: z.array(Named),
    categories: z.array(Named),
    classes: z.array(Named),
    groups: z.array(Named),
    buildings: z.array(Named.extend({ lon: z.number().nullable(), lat: z.number().nullable(), campus: z.string() })),
    maps: z.array(CampusMap.extend({ id: z.string() })),
  }),
});

const Card = z.object({
  number: z.string(),
  categoryCode: z.string(),
  unit: z.string().nullable(),
  due: Instant,
  card: z.enum(['yellow', 'red']),
  kind: z.string(),
});

/** What changes with every case; sent whole, some 2 KB. */
export const WallNow = z.object({
  asOf: Instant,
  /** null: a plain day. */
  day: z.object({
    date: Day,
    kind: z.enum(['workday', 'weekend', 'holiday', 'makeup', 'schoolHoliday', 'duty']),
    name: z.string().nullable(),
  }),
  received: z.int(),
  resolved: z.int(),
  /** Received today and resolved today (当日办结). */
  sameDay: z.int(),
  open: z.int(),
  overdue: z.int(),
  /** Open cases that fall due before midnight. */
  dueToday: z.int(),
  /** Today's cases by hour, up to the running one. */
  hours: z.array(z.int()),
  cards: z.object({ red: z.int(), yellow: z.int(), first: z.array(Card) }),
});
export type WallNow = z.output<typeof WallNow>;

const Rate = z.object({
  measure: z.enum(measureIds),
  part: ExactSum,
  of: z.int(),
  excluded: z.int(),
  low: ExactSum.nullable(),
  high: ExactSum.nullable(),
  /** null: none is set. */
  target: ExactSum.nullable(),
});

const LeagueLine = z.object({
  unit: z.string(),
  rank: z.int().nullable(),
  /** In points, one decimal; null: nothing to measure. */
  score: z.string().nullable(),
  n: z.int(),
  unranked: z.enum(['too-few', 'vetoed']).nullable(),
});

/** What changes within minutes. */
export const WallBoard = z.object({
  asOf: Instant,
  reference: z.int(),
  period: z.object({ kind: z.enum(periodKinds), key: z.string() }),
  assessment: z.object({ name: z.string(), nameEn: z.string(), scheme: z.string(), schemeEn: z.string(), minimum: z.int() }),
  rates: z.array(Rate),
  /** Resolved before today; today's are in `now`. */
  solved: z.object({ before: z.int(), since: Day.nullable() }),
  band: z
    .object({
      workday: z.boolean(),
      sameSeason: z.boolean(),
      days: z.int(),
      low: z.array(z.number()),
      middle: z.array(z.number()),
      high: z.array(z.number()),
    })
    .nullable(),
  /** Of the last 30 days. Cases null: fewer than five. */
  heat: z.array(z.object({ place: z.string(), cases: z.int().nullable(), open: z.int().nullable() })),
  /** Of the last 30 days; confidential categories and small ones are in `rest`. */
  pareto: z.object({
    total: z.int(),
    lines: z.array(z.object({ categoryCode: z.string(), cases: z.int() })),
    rest: z.int(),
  }),
  league: z.array(z.object({ group: z.string(), lines: z.array(LeagueLine), tooFew: z.int() })),
  supervision: z.object({
    red: z.int(),
    yellow: z.int(),
    orders: z.int(),
    ordersOverdue: z.int(),
    units: z.array(z.object({ unit: z.string(), red: z.int(), yellow: z.int(), orders: z.int() })),
  }),
  alerts: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(alertKinds),
      categoryCode: z.string().nullable(),
      classCode: z.string().nullable(),
      places: z.array(z.string()),
      unit: z.string().nullable(),
      safety: z.boolean(),
      seenOn: Day,
      /** Cases, and what would be usual; null where the kind has none or the number is small. */
      observed: z.number().nullable(),
      expected: z.number().nullable(),
      judgement: z.enum(judgements).nullable(),
    }),
  ),
  meeting: z
    .object({
      number: z.string(),
      kind: z.enum(meetingKinds),
      phase: z.enum(meetingPhases),
      title: z.string(),
      startsAt: Instant,
      place: z.string(),
      chair: z.string(),
      agenda: z.array(
        z.object({
          id: z.uuid(),
          source: z.enum(agendaSources),
          label: z.string(),
          unit: z.string().nullable(),
          minutes: z.int(),
          /** What makes a case hard, in figures; null for what is no case and for a confidential one. */
          figures: z
            .object({
              categoryCode: z.string(),
              placeId: z.string().nullable(),
              submittedAt: Instant,
              resolveBy: Instant.nullable(),
              round: z.int(),
              returns: z.int(),
              nudges: z.int(),
            })
            .nullable(),
        }),
      ),
      decisions: z.array(z.object({ id: z.uuid(), text: z.string(), owner: z.string(), due: Day, done: z.boolean() })),
    })
    .nullable(),
});
export type WallBoard = z.output<typeof WallBoard>;

export const getWall = endpoint({
  method: 'GET',
  path: '/api/wall',
  summary: 'All numbers of the wall as the asking screen may show them',
  access: 'screen',
  response: z.object({ now: WallNow, board: WallBoard }),
});
