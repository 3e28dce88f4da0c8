import type { DeskText } from '../useText.ts';

type Key = Parameters<DeskText>[0];

const names: Readonly<Record<string, Key>> = {
  name: 'item.name',
  nameEn: 'item.nameEn',
  retired: 'item.retired',
  group: 'unit.group',
  parent: 'unit.parent',
  phone: 'unit.phone',
  nature: 'category.nature',
  grade: 'case.grade',
  confidentiality: 'case.confidentiality',
  defaultUnit: 'category.defaultUnit',
  alternates: 'category.alternates',
  requiredFields: 'category.requiredFields',
  closingProofs: 'category.closingProofs',
  closesOn: 'unit.closesOn',
  successor: 'unit.successor',
  keywords: 'category.keywords',
  hint: 'category.hint',
  hintEn: 'category.hintEn',
  assessed: 'category.assessed',
  publishable: 'category.publishable',
  statutory: 'category.statutory',
  optional: 'category.optional',
  lon: 'place.lon',
  lat: 'place.lat',
  residents: 'place.residents',
  lead: 'topicGroup.lead',
  members: 'topicGroup.members',
  leader: 'topicGroup.leader',
  hours: 'calendar.hours',
  years: 'calendar.years',
  school: 'calendar.school',
  T: 'grade.T',
  J: 'grade.J',
  Y: 'grade.Y',
  F: 'grade.F',
  Z: 'grade.Z',
  accept: 'limits.accept',
  dispatch: 'limits.dispatch',
  sign: 'limits.sign',
  respond: 'limits.respond',
  resolve: 'limits.resolve',
  supply: 'limits.supply',
  followUp: 'limits.followUp',
  decide: 'limits.decide',
  rework: 'limits.rework',
  returnWindow: 'limits.returnWindow',
  sameDayCut: 'limits.sameDayCut',
  amount: 'limits.amount',
  unit: 'limits.unit',
  capNaturalMinutes: 'limits.capMinutes',
  threshold: 'proposalRules.threshold',
  answerDays: 'proposalRules.answerDays',
  edition: 'consent.editionField',
  zh: 'consent.zh',
  en: 'consent.en',
};

/** Containers whose name adds nothing: grades.T.sign.amount is 特急 · 签收 · 数量. */
const silent = ['grades', 'days'];

/** A dotted path of reference data in words; parts without a word, such as days of the calendar, stay as they are. */
export function fieldName(path: string, text: DeskText): string {
  return path
    .split('.')
    .filter((part) => !silent.includes(part))
    .map((part) => {
      const key = names[part];
      return key ? text(key) : part;
    })
    .join(' · ');
}
