import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { CampusMaps } from '../../contract/campusMaps.ts';
import type { referenceSchemas } from '../../contract/reference.ts';
import type { Calendar, Instant, PlainDay } from '../../domain/calendar.ts';
import type { FollowUpRules } from '../../domain/case/followUpRules.ts';
import { type Catalogue, type CatalogueCell, cellKey, type Responsible, unitFor } from '../../domain/catalogue/unitFor.ts';
import type { Limits } from '../../domain/grade/profile.ts';
import type { SupervisionSettings } from '../../domain/order/rules.ts';
import type { UnitGroup } from '../../domain/people/vocabulary.ts';
import { defaultReplySettings, type ReplySettings } from '../../text/replyRules.ts';
import type { Db } from '../platform/db.ts';

type Kinds = typeof referenceSchemas;
export type UnitData = z.output<Kinds['unit']>;
export type CategoryData = z.output<Kinds['category']>;
export type PlaceData = z.output<Kinds['place']>;
export type DutyRosterData = z.output<Kinds['dutyRoster']>;
export type ReplyTemplateData = z.output<Kinds['replyTemplate']>;
export type SchemeData = z.output<Kinds['scheme']> & { readonly id: string; readonly version: number };
export type AssessmentData = z.output<Kinds['assessment']>;
export type TopicGroupData = z.output<Kinds['topicGroup']>;
export type OrderTemplateData = z.output<Kinds['orderTemplate']>;
export type DirectivePresetData = z.output<Kinds['directivePreset']>;
export type CampusMapData = z.output<Kinds['campusMap']>;
export type WallSettingsData = z.output<Kinds['wallSettings']>;
/** The privacy notice in force, with the version of its words. */
export type ConsentTextData = z.output<Kinds['consentText']> & { readonly version: number };
export type ReportTemplateData = z.output<Kinds['reportTemplate']>;
export type CourseData = z.output<Kinds['course']> & { readonly id: string; readonly version: number };
export type QuizData = z.output<Kinds['quiz']>;
export type PracticeCaseData = z.output<Kinds['practiceCase']>;

/** All reference data at one version. */
export type Reference = {
  readonly version: number;
  readonly units: ReadonlyMap<string, UnitData>;
  readonly classes: ReadonlyMap<string, z.output<Kinds['class']>>;
  readonly categories: ReadonlyMap<string, CategoryData>;
  readonly places: ReadonlyMap<string, PlaceData>;
  readonly topicGroups: ReadonlyMap<string, TopicGroupData>;
  readonly reportTemplates: ReadonlyMap<string, ReportTemplateData>;
  readonly campusMaps: ReadonlyMap<string, CampusMapData>;
  readonly courses: ReadonlyMap<string, CourseData>;
  readonly quizzes: ReadonlyMap<string, QuizData>;
  readonly practiceCases: ReadonlyMap<string, PracticeCaseData>;
  readonly wallSettings: WallSettingsData;
  /** null: the school has put none in force, and nobody is asked. */
  readonly consentText: ConsentTextData | null;
  readonly calendar: Calendar;
  readonly limits: Limits;
  readonly followUpRules: FollowUpRules;
  readonly replyRules: ReplySettings;
  readonly orderTemplates: ReadonlyMap<string, OrderTemplateData>;
  readonly directivePresets: ReadonlyMap<string, DirectivePresetData>;
  readonly supervision: SupervisionSettings;
  readonly cells: ReadonlyMap<string, CatalogueCell>;
  /** Who would get a case of the category at the place on a day in Asia/Shanghai. */
  readonly unitFor: (asked: {
    readonly category: string;
    readonly place: string | null;
    readonly on: PlainDay;
  }) => Responsible | null;
  readonly dutyRoster: DutyRosterData;
  readonly replyTemplates: ReadonlyMap<string, ReplyTemplateData>;
  /** How the measures are asked for, and how rates become scores; each with the version that a number must name. */
  readonly assessments: ReadonlyMap<string, AssessmentData & { readonly version: number }>;
  readonly schemes: ReadonlyMap<string, SchemeData>;
  /** The kind of unit it was at a moment: what it is compared with stays what it was, when it is moved later. */
  readonly unitGroupAt: (unit: string, at: Instant) => UnitGroup | null;
  /** A unit and all units below it. */
  readonly unitsBelow: (id: string) => readonly string[];
  /** A place and all places within it. */
  readonly placesWithin: (id: string) => readonly string[];
};

export type ReferenceStore = {
  /** The data at `version` or newer; reads the tables only when the copy in memory is older. */
  readonly at: (version: number) => Promise<Reference>;
  /** The newest data; one small statement. */
  readonly newest: () => Promise<Reference>;
  /** The copy in memory, which a notification keeps fresh within a moment; for what need not be exact to the second. */
  readonly recent: () => Promise<Reference>;
  /** A calendar as it was; an event names the version that it was reckoned with. */
  readonly calendar: (version: number) => Promise<Calendar>;
  readonly forget: () => void;
};

export const calendarId = 'school';
export const limitsId = 'school';
export const followUpRulesId = 'school';
export const replyRulesId = 'school';
export const supervisionId = 'school';
export const dutyRosterId = 'school';
export const wallSettingsId = 'school';
export const consentTextId = 'school';
export const proposalRulesId = 'school';
const noWallSettings: WallSettingsData = { openingDay: null, targets: { responded: null, resolved: null, satisfied: null } };
/** The id of the item that holds a cell. */
export const cellId = (category: string, place: string | null) => `${category || 'all'}-${place ?? 'all'}`;

export function openReference(db: Db): ReferenceStore {
  let held: Promise<Reference> | null = null;
  /** What is the newest as far as has been told; null after a change, until somebody asks. */
  let checked: Promise<Reference> | null = null;
  const calendars = new Map<number, Calendar>();

  async function newestVersion(): Promise<number> {
    const row = await db.selectFrom('reference_version').select('version').executeTakeFirstOrThrow();
    return row.version;
  }
  async function at(version: number): Promise<Reference> {
    const reference = held && (await held);
    if (reference && reference.version >= version) return reference;
    const reading = readReference(db);
    held = reading;
    checked = reading;
    // A moment without a database must not be remembered for ever.
    reading.catch(() => {
      if (held === reading) held = null;
      if (checked === reading) checked = null;
    });
    return reading;
  }
  function check(): Promise<Reference> {
    const checking = newestVersion().then(at);
    checking.catch(() => {
      if (checked === checking) checked = null;
    });
    return checking;
  }
  return {
    at,
    newest: async () => at(await newestVersion()),
    recent: () => {
      // Whoever asks while the version is looked up waits for it too: what was held may be what has just changed.
      checked ??= check();
      return checked;
    },
    async calendar(version) {
      const known = calendars.get(version);
      if (known) return known;
      const row = await db
        .selectFrom('reference_history')
        .select('data')
        .where('kind', '=', 'calendar')
        .where('id', '=', calendarId)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      const calendar = { version, ...(row.data as Omit<Calendar, 'version'>) };
      calendars.set(version, calendar);
      return calendar;
    },
    forget: () => {
      checked = null;
    },
  };
}

async function readReference(db: Db): Promise<Reference> {
  // One statement, so that version and items belong together.
  const { rows } = await sql<{ kind: string | null; id: string; version: number; data: unknown; reference: number }>`
    select i.kind, i.id, i.version, i.data, v.version as reference
    from reference_version v left join (
      select kind, id, version, data from reference_item
      union all select 'unitGroup', id, version, jsonb_build_object('group', data->>'group',
        'since', to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) from reference_history where kind = 'unit'
    ) i on true`.execute(db);
  const of = <T>(kind: string) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.id, row.data as T]));
  const single = <T>(kind: string) => {
    const row = rows.find((r) => r.kind === kind);
    if (!row) throw new Error(`No ${kind} has been set up.`);
    // Written only through the schemas of the contract (directory/routes.ts, seed.ts).
    return { version: row.version, ...(row.data as object) } as T;
  };
  const versioned = <T>(kind: string) =>
    new Map(
      rows.filter((row) => row.kind === kind).map(({ id, version, data }) => [id, { id, version, ...(data as object) } as T]),
    );
  const units = of<UnitData>('unit');
  const places = of<PlaceData>('place');
  const categories = of<CategoryData>('category');
  const cells = new Map(
    [...of<CatalogueCell>('catalogueCell').values()].map((cell) => [cellKey(cell.category, cell.place), cell]),
  );
  const catalogue = catalogueOf(cells, { units, categories });
  const stays = Map.groupBy(
    rows.filter((row) => row.kind === 'unitGroup').toSorted((a, b) => b.version - a.version),
    (row) => row.id,
  );
  return {
    version: rows[0]?.reference ?? 0,
    units,
    classes: of('class'),
    categories,
    places,
    topicGroups: of('topicGroup'),
    reportTemplates: of('reportTemplate'),
    campusMaps: of('campusMap'),
    courses: versioned<CourseData>('course'),
    quizzes: of('quiz'),
    practiceCases: of('practiceCase'),
    // An installation that was set up before there was a wall holds none.
    wallSettings: of<WallSettingsData>('wallSettings').get(wallSettingsId) ?? noWallSettings,
    consentText: versioned<ConsentTextData>('consentText').get(consentTextId) ?? null,
    calendar: single<Calendar>('calendar'),
    limits: single<Limits>('limits'),
    followUpRules: single<FollowUpRules>('followUpRules'),
    // An installation that has never changed them holds none.
    replyRules: of<ReplySettings>('replyRules').get(replyRulesId) ?? defaultReplySettings,
    orderTemplates: of('orderTemplate'),
    directivePresets: of('directivePreset'),
    supervision: single<SupervisionSettings>('supervision'),
    cells,
    unitFor: ({ category, place, on }) => unitFor({ category, places: placesAround(place, places), on }, catalogue),
    dutyRoster: of<DutyRosterData>('dutyRoster').get(dutyRosterId) ?? { shifts: [] },
    replyTemplates: of('replyTemplate'),
    assessments: versioned('assessment'),
    schemes: versioned('scheme'),
    // Written by the statement above.
    unitGroupAt: (unit, at) =>
      stayAt(
        (stays.get(unit) ?? []).map(({ data }) => data as Stay),
        at,
      )?.group ?? null,
    unitsBelow: descendants(units),
    placesWithin: descendants(places),
  };
}

type Stay = { readonly group: UnitGroup; readonly since: Instant };

/** @param stays newest first; before the oldest it was what it is there */
function stayAt(stays: readonly Stay[], at: Instant): Stay | undefined {
  return stays.find(({ since }) => since <= at) ?? stays.at(-1);
}

/** The catalogue as the domain asks it. Cells can be others than those in force: a preview asks what they would change. */
export function catalogueOf(
  cells: ReadonlyMap<string, CatalogueCell>,
  { units, categories }: Pick<Reference, 'units' | 'categories'>,
): Catalogue {
  return {
    cells,
    // What was written before these fields were there has none.
    units: new Map(
      [...units].map(([id, { retired, closesOn = null, successor = null }]) => [id, { retired, closesOn, successor }]),
    ),
    ownUnit: (code) => {
      const category = categories.get(code);
      return category && { unit: category.defaultUnit, alternates: category.alternates };
    },
  };
}

/** The place and what it lies in, the innermost first. */
export function placesAround(id: string | null, places: Reference['places']): readonly string[] {
  const place = id === null ? undefined : places.get(id);
  return id === null || !place ? [] : [id, ...placesAround(place.parent, places)];
}

/** What is drawn of the campuses: nothing that is retired. */
export function campusMapsOf(reference: Reference): z.input<typeof CampusMaps> {
  return {
    maps: [...reference.campusMaps].filter(([, { retired }]) => !retired).map(([id, map]) => ({ ...map, id })),
    buildings: [...reference.places]
      .filter(([, { kind, retired }]) => kind === 'building' && !retired)
      .map(([id, { lon, lat, parent }]) => ({ id, campus: parent ?? '', lon, lat })),
  };
}

function descendants(nodes: ReadonlyMap<string, { readonly parent: string | null }>): (id: string) => readonly string[] {
  const children = new Map<string, string[]>();
  for (const [id, { parent }] of nodes) if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), id]);
  const known = new Map<string, readonly string[]>();
  return (root) => {
    const cached = known.get(root);
    if (cached) return cached;
    const found = [root];
    const seen = new Set(found);
    for (const id of found) {
      for (const child of children.get(id) ?? []) {
        if (!seen.has(child)) {
          seen.add(child);
          found.push(child);
        }
      }
    }
    known.set(root, found);
    return found;
  };
}

/** Today in Asia/Shanghai, as SQL. */
export function dayOf(now: string): RawBuilder<string> {
  return sql`(${now}::timestamptz at time zone 'Asia/Shanghai')::date`;
}

/** The condition that an absence `a` holds now. */
export function isAway(now: string): RawBuilder<boolean> {
  return sql`a.ended_at is null and a.from_day <= ${dayOf(now)} and ${dayOf(now)} < a.until_day`;
}

export { itemsOf, versionsOf } from './items.ts';
