import { describe, expect, it } from 'vitest';
import { FollowUpCode, SubmitCase } from '../../contract/cases.ts';
import { newCaseId } from './caseId.ts';
import { codeInGroups, newFollowUpCode, typedCode } from './followUpCode.ts';

describe('what the browser chooses', () => {
  it('is a case id that the contract takes, and never the same twice', () => {
    const ids = Array.from({ length: 200 }, newCaseId);
    for (const id of ids) expect(SubmitCase.shape.id.safeParse(id).success).toBe(true);
    expect(new Set(ids).size).toBe(200);
  });

  it('is a follow-up code that the contract takes as it is and as it is shown', () => {
    for (let i = 0; i < 200; i += 1) {
      const code = newFollowUpCode();
      expect(FollowUpCode.parse(code)).toBe(code);
      expect(FollowUpCode.parse(codeInGroups(code).toLowerCase())).toBe(code);
    }
  });

  it('forgives what people mistype in a code', () => {
    expect(typedCode('o1il-abcd efgh_jkmn pqrs')).toBe('0111 ABCD EFGH JKMN');
    expect(typedCode('12 34你5')).toBe('1234 5');
  });
});
