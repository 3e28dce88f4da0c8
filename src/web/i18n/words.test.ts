import { describe, expect, it } from 'vitest';
import { CaseDetail, orders, queues, Reckoning, steps } from '../../contract/cases.ts';
import { Calendar, Place, referenceKinds, requiredFields } from '../../contract/reference.ts';
import * as words from '../../domain/case/vocabulary.ts';
import { grades } from '../../domain/grade/vocabulary.ts';
import { personKinds, roles, unitGroups } from '../../domain/people/vocabulary.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh-CN.ts';

const lists: Record<string, readonly string[]> = {
  phase: words.phases,
  grade: grades,
  nature: words.natures,
  channel: words.channels,
  confidentiality: words.confidentialities,
  satisfaction: words.satisfactions,
  solved: words.solvedAnswers,
  means: words.contactMeans,
  declineReason: words.declineReasons,
  returnReason: words.returnReasons,
  closeReason: words.closeReasons,
  ledgerReason: words.ledgerReasons,
  transferRoute: words.transferRoutes,
  closingProof: words.closingProofs,
  exclusionReason: words.exclusionReasons,
  command: words.commandNames,
  event: words.eventTypes,
  deadline: words.deadlineKinds,
  step: steps,
  stepState: CaseDetail.shape.steps.element.shape.state.options,
  role: roles,
  unitGroup: unitGroups,
  personKind: personKinds,
  dayKind: Reckoning.shape.lines.element.shape.kind.options,
  limitUnit: Reckoning.shape.unit.options,
  requiredField: requiredFields,
  placeKind: Place.shape.kind.options,
  queue: queues,
  order: orders,
  referenceKind: referenceKinds,
  schoolPeriod: Calendar.shape.school.element.shape.kind.options,
};

const blanksOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('shared words', () => {
  it.each(Object.entries(lists))('names every %s, and nothing that no longer exists', (prefix, values) => {
    const named = Object.keys(zh).filter((key) => key.startsWith(`${prefix}.`));
    expect(named.sort()).toEqual(values.map((value) => `${prefix}.${value}`).sort());
  });

  it('has the same blanks in both languages', () => {
    for (const [key, sentence] of Object.entries(zh))
      expect([key, blanksOf(en[key as keyof typeof en])]).toEqual([key, blanksOf(sentence)]);
  });

  it('leaves no sentence empty and no Chinese in the English words', () => {
    for (const sentence of Object.values(zh)) expect(sentence).not.toBe('');
    for (const sentence of Object.values(en)) expect(sentence).not.toMatch(/[\u3400-\u9fff]|^$/);
  });

  it('set Chinese sentences with Chinese punctuation', () => {
    const strangers = Object.entries(zh).filter(([, sentence]) =>
      /[\u3400-\u9fff\uff09」][,:;?!()]|[(,][\u3400-\u9fff]/.test(sentence),
    );
    expect(strangers).toEqual([]);
  });
});
