import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { referenceSchemas } from '../../contract/reference.ts';
import type { Calendar } from '../../domain/calendar.ts';
import type { FollowUpRules } from '../../domain/case/followUpRules.ts';
import type { Limits } from '../../domain/grade/profile.ts';
import type { SupervisionSettings } from '../../domain/order/rules.ts';
import { defaultReplySettings, type ReplySettings } from '../../text/replyRules.ts';
import type { Db } from '../platform/db.ts';

type Kinds = typeof referenceSchemas;
export type UnitData = z.output<Kinds['unit']>;
export type CategoryData = z.output<Kinds['category']>;
export type PlaceData = z.output<Kinds['place']>;
export type TopicGroupData = z.output<Kinds['topicGroup']>;
export type OrderTemplateData = z.output<Kinds['orderTemplate']>;
export type DirectivePresetData = z.output<Kinds['directivePreset']>;

/** All reference data at one version. */
export type Reference = {
  readonly version: number;
  readonly units: ReadonlyMap<string, UnitData>;
  readonly classes: ReadonlyMap<string, z.output<Kinds['class']>>;
  readonly categories: ReadonlyMap<string, CategoryData>;
  readonly places: ReadonlyMap<string, PlaceData>;
  readonly topicGroups: ReadonlyMap<string, TopicGroupData>;
  readonly calendar: Calendar;
  readonly limits: Limits;
  readonly followUpRules: FollowUpRules;
  readonly replyRules: ReplySettings;
  readonly orderTemplates: ReadonlyMap<string, OrderTemplateData>;
  readonly directivePresets: ReadonlyMap<string, DirectivePresetData>;
  readonly supervision: SupervisionSettings;
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

export function openReference(db: Db): ReferenceStore {
  let held: Promise<Reference> | null = null;
  let fresh = false;
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
    fresh = true;
    // A moment without a database must not be remembered for ever.
    reading.catch(() => {
      if (held === reading) held = null;
    });
    return reading;
  }
  return {
    at,
    newest: async () => at(await newestVersion()),
    recent: async () => {
      if (held && fresh) return held;
      // Said before the question, so that a change announced meanwhile is not missed.
      fresh = true;
      return newestVersion()
        .then(at)
        .catch((error: unknown) => {
          fresh = false;
          throw error;
        });
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
      fresh = false;
    },
  };
}

async function readReference(db: Db): Promise<Reference> {
  // One statement, so that version and items belong together.
  const { rows } = await sql<{ kind: string | null; id: string; version: number; data: unknown; reference: number }>`
    select i.kind, i.id, i.version, i.data, v.version as reference
    from reference_version v left join reference_item i on true`.execute(db);
  const of = <T>(kind: string) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.id, row.data as T]));
  const single = <T>(kind: string) => {
    const row = rows.find((r) => r.kind === kind);
    if (!row) throw new Error(`No ${kind} has been set up.`);
    // Written only through the schemas of the contract (directory/routes.ts, seed.ts).
    return { version: row.version, ...(row.data as object) } as T;
  };
  const units = of<UnitData>('unit');
  const places = of<PlaceData>('place');
  return {
    version: rows[0]?.reference ?? 0,
    units,
    classes: of('class'),
    categories: of('category'),
    places,
    topicGroups: of('topicGroup'),
    calendar: single<Calendar>('calendar'),
    limits: single<Limits>('limits'),
    followUpRules: single<FollowUpRules>('followUpRules'),
    // An installation that has never changed them holds none.
    replyRules: of<ReplySettings>('replyRules').get(replyRulesId) ?? defaultReplySettings,
    orderTemplates: of('orderTemplate'),
    directivePresets: of('directivePreset'),
    supervision: single<SupervisionSettings>('supervision'),
    unitsBelow: descendants(units),
    placesWithin: descendants(places),
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
