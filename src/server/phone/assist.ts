import { sql } from 'kysely';
import type { Assistance, SaidSoFar } from '../../contract/phone.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Confidentiality } from '../../domain/case/vocabulary.ts';
import { type Grade, grades } from '../../domain/grade/vocabulary.ts';
import { titleOf } from '../../domain/phone/caseText.ts';
import { questionsFor, raisedBy, raisesTo } from '../../domain/phone/urgencyScript.ts';
import { mentionedPlaces } from '../../text/mentionedPlace.ts';
import { screen } from '../../text/reviewedRules.ts';
import { saidTime } from '../../text/saidTime.ts';
import { saidWish } from '../../text/saidWish.ts';
import { seenLines } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { dayOf } from '../platform/instant.ts';
import { placeNamesOf, unitMessage } from '../understanding/queries.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'clock' | 'understanding'>;

const mostPlaces = 3;
const mostUnits = 3;
const mostLike = 5;
/** Reports of one place within so many days are likely the same matter (domain.md §2.5 no. 5). */
const sameMatterDays = 7;

/** What helps to write down what is being told; asked with every pause in typing, so nothing in it may take long. */
export async function assist(deps: Needs, actor: Actor, said: SaidSoFar): Promise<Assistance> {
  const reference = await deps.reference.recent();
  const message = { title: '', text: said.what };
  const places = mentionedPlaces(said.what, placeNamesOf(reference))
    .filter(({ place }) => reference.places.get(place)?.retired === false)
    .slice(0, mostPlaces)
    .map(({ place, room }) => ({ id: place, room }));
  const placeId = said.placeId ?? places[0]?.id ?? null;
  const categories = said.what === '' ? [] : await categoriesOf(deps, reference, message);
  const categoryCode = said.categoryCode ?? categories[0]?.code ?? null;
  const screened = screen({ title: '', text: [said.what, said.want].join('\n') });
  const asked = raisedBy(said.yes);
  const category = categoryCode === null ? undefined : reference.categories.get(categoryCode);
  const confidential = screened.confidential || asked.confidential;
  const confidentiality = strictest(category?.confidentiality ?? 'normal', confidential ? 'confidential' : 'normal');
  const [units, like] = await Promise.all([
    categoryCode === null ? [] : unitsOf(deps, reference, { ...message, categoryCode, placeId }),
    likeCases(deps, actor, { reference, person: said.person, placeId, categoryCode }),
  ]);
  return {
    title: titleOf(said.what),
    places,
    categories,
    units,
    when: saidTime(said.what),
    want: saidWish(said.what),
    questions: questionsFor({ categoryCode, text: said.what }).map((question) => ({ question, raisesTo: raisesTo(question) })),
    screened: screened.findings.map(({ part: _, ...finding }) => finding),
    grade: category ? soonest([category.grade, screened.raisesTo, asked.raisesTo]) : null,
    confidentiality,
    mayGoOn: confidentiality === 'normal' || actor.grants.some(({ role, units }) => role === 'trusted' && units === null),
    like,
  };
}

async function categoriesOf(deps: Needs, { categories }: Reference, message: { title: string; text: string }) {
  const classifier = await deps.understanding.classifier('category');
  const allowed = new Set([...categories].filter(([, { retired }]) => !retired).map(([code]) => code));
  return classifier.classify(message, allowed).best.map(({ label, probability }) => ({
    code: label,
    probability,
  }));
}

/** The unit of the catalogue and its alternates; where a model is in use, in the order in which it finds them likely. */
async function unitsOf(
  deps: Needs,
  reference: Reference,
  facts: { title: string; text: string; categoryCode: string; placeId: string | null },
): Promise<Assistance['units']> {
  const category = reference.categories.get(facts.categoryCode);
  if (!category) return [];
  const active = (unit: string) => reference.units.get(unit)?.retired === false;
  const said = reference.unitFor({ category: facts.categoryCode, place: facts.placeId, on: dayOf(deps.clock()) });
  const byRule = [
    ...(said ? [{ unit: said.unit, rule: 'default' as const }] : []),
    ...(said?.alternates ?? category.alternates).map((unit) => ({ unit, rule: 'alternate' as const })),
  ].filter(({ unit }) => active(unit));
  const classifier = await deps.understanding.classifier('unit');
  const likely =
    classifier.kind === 'model'
      ? classifier.classify(unitMessage(facts, reference), new Set([...reference.units.keys()].filter(active))).best
      : [];
  const probabilityOf = (unit: string) => likely.find(({ label }) => label === unit)?.probability ?? null;
  const others = likely
    .filter(({ label }) => byRule.every(({ unit }) => unit !== label))
    .map(({ label }) => ({ unit: label, rule: null }));
  return [...byRule, ...others].slice(0, mostUnits).map((each) => ({ ...each, probability: probabilityOf(each.unit) }));
}

async function likeCases(
  deps: Needs,
  actor: Actor,
  about: {
    readonly reference: Reference;
    readonly person: string | null;
    readonly placeId: string | null;
    readonly categoryCode: string | null;
  },
): Promise<Assistance['like']> {
  const { reference, person, placeId, categoryCode } = about;
  const unended = sql`ended_at is null and merged_into is null`;
  // Another open matter of the same person is history, not the same matter.
  const sameClass = sql`category_code like ${`${categoryCode?.slice(0, 2)}%`}`;
  const own =
    person === null || categoryCode === null
      ? []
      : await seenLines(deps, actor, { where: sql`requester = ${person} and ${sameClass} and ${unended}`, limit: mostLike });
  const from = Temporal.Instant.from(deps.clock())
    .subtract({ hours: sameMatterDays * 24 })
    .toString();
  const there =
    placeId === null || categoryCode === null
      ? []
      : await seenLines(deps, actor, {
          where: sql`place_id = any(${reference.placesWithin(houseOf(placeId, reference))}) and submitted_at >= ${from}::timestamptz
            and ${sameClass} and ${unended}`,
          limit: mostLike,
        });
  const same = own.sort((a, b) => Number(b.categoryCode === categoryCode) - Number(a.categoryCode === categoryCode));
  return [
    ...same.map((line) => ({ case: line, why: 'same-person' as const })),
    ...there
      .filter(({ id }) => same.every((line) => line.id !== id))
      .sort((a, b) => Number(b.categoryCode === categoryCode) - Number(a.categoryCode === categoryCode))
      .map((line) => ({ case: line, why: 'same-place' as const })),
  ].slice(0, mostLike);
}

/** Whoever reports from room 402 and whoever reports from the hall below mean the same house. */
function houseOf(id: string, reference: Reference): string {
  const place = reference.places.get(id);
  const isInside = place?.kind === 'floor' || place?.kind === 'room';
  return isInside && place.parent !== null ? houseOf(place.parent, reference) : id;
}

function soonest(asked: readonly (Grade | null)[]): Grade {
  return grades.find((grade) => asked.includes(grade)) ?? 'Y';
}

const strictness: Record<Confidentiality, number> = { normal: 0, confidential: 1, secret: 2 };
function strictest(a: Confidentiality, b: Confidentiality): Confidentiality {
  return strictness[a] >= strictness[b] ? a : b;
}
