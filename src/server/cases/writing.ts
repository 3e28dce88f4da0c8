import type { Answer } from '../../contract/endpoint.ts';
import type { checkReply, listTemplates } from '../../contract/handling.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { fillTemplate } from '../../domain/reply/fillTemplate.ts';
import type { TemplateCommand } from '../../domain/reply/vocabulary.ts';
import { replyFindings } from '../../text/replyQuality.ts';
import { replyRuleIds } from '../../text/replyRules.ts';
import type { Deps } from '../deps.ts';
import { readableCase } from './queries.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'clock'>;
const zone = 'Asia/Shanghai';

/** As many of a unit's newest replies a new one is compared with. */
const compared = 50;

/** Judges a reply while it is written. @throws Problem 404 'no-such-case' */
export async function judgeReply(
  deps: Needs,
  { actor, unit }: { readonly actor: Actor; readonly unit: string | null },
  { id, reply }: { readonly id: string; readonly reply: string },
): Promise<Answer<typeof checkReply>> {
  const { state } = await readableCase(deps, actor, id);
  const { replyRules } = await deps.reference.recent();
  const rules = replyRuleIds.filter((rule) => replyRules.severities[rule] !== 'off');
  if (reply.trim() === '') return { rules, findings: [] };
  const former = await formerReplies(deps, state.lead ?? unit, id);
  const findings = replyFindings({ reply, title: state.title, text: state.text, former }, replyRules);
  return { rules, findings: findings.map((finding) => ({ ...finding })) };
}

async function formerReplies({ database }: Needs, unit: string | null, except: string): Promise<string[]> {
  if (unit === null) return [];
  const { rows } = await database.pool.query<{ text: string }>({
    name: 'former-replies',
    text: `select data->>'text' as text from event
      where unit = $1 and type in ('CaseResolved', 'CaseAnswered') and case_id <> $2 order by at desc limit ${compared}`,
    values: [unit, except],
  });
  return rows.map(({ text }) => text);
}

/** Templates that fit the command, the category and the unit, the most special first. @throws Problem 404 'no-such-case' */
export async function templatesFor(
  deps: Needs,
  { actor, unit }: { readonly actor: Actor; readonly unit: string | null },
  { id, command }: { readonly id: string; readonly command: TemplateCommand },
): Promise<Answer<typeof listTemplates>> {
  const { state } = await readableCase(deps, actor, id);
  const reference = await deps.reference.recent();
  const own = reference.units.get(unit ?? '');
  const place = state.placeId === null ? state.placeText : (reference.places.get(state.placeId)?.name ?? state.placeText);
  const known = {
    number: state.number,
    title: state.title,
    place,
    unit: own?.name ?? '',
    unitPhone: own?.phone ?? '',
    category: reference.categories.get(state.categoryCode)?.name ?? '',
    today: dayWords(deps.clock()),
    due: state.resolveBy === null ? '' : momentWords(state.resolveBy.at),
  };
  const fitting = [...reference.replyTemplates].filter(
    ([, template]) =>
      !template.retired &&
      template.command === command &&
      (template.categories.length === 0 || template.categories.some((code) => state.categoryCode.startsWith(code))) &&
      (template.units.length === 0 ||
        (unit !== null && template.units.some((each) => reference.unitsBelow(each).includes(unit)))),
  );
  const special = (template: { categories: readonly string[]; units: readonly string[] }) =>
    Number(template.categories.length > 0) + Number(template.units.length > 0);
  return {
    templates: fitting
      .sort(([a, one], [b, other]) => special(other) - special(one) || (a < b ? -1 : 1))
      .map(([key, { name, nameEn, text }]) => ({ id: key, name, nameEn, text: fillTemplate(text, known) })),
  };
}

function dayWords(at: string): string {
  const { month, day } = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return `${month}月${day}日`;
}

function momentWords(at: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return `${local.month}月${local.day}日 ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
