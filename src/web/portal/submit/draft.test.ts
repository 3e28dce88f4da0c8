import { describe, expect, it } from 'vitest';
import { SubmitCase } from '../../../contract/cases.ts';
import { newCaseId } from '../../api/caseId.ts';
import { newFollowUpCode } from '../../api/followUpCode.ts';
import type { ChosenPhoto } from '../photos/chosenPhoto.ts';
import { type Draft, emptyDraft, isUntouched, readDraft, submissionOf, titleMost, writtenDraft } from './draft.ts';

const photo = (key: string, id: string | null = null): ChosenPhoto => ({
  key,
  id,
  state: id ? 'sent' : 'waiting',
  problem: null,
});
const draft: Draft = {
  ...emptyDraft(newCaseId(), newFollowUpCode()),
  title: '三号公寓没有热水',
  text: '从昨晚开始',
  categoryCode: '0505',
  placeId: 'd3',
  photos: [photo('a', newCaseId()), photo('b')],
};

describe('draft', () => {
  it('comes back from the device as it was, with the same case id', () => {
    expect(readDraft(writtenDraft(draft))).toEqual(draft);
  });

  it('is given up when what was kept is broken or of another version', () => {
    for (const written of [null, '', 'x', '{}', '{"format":1,"draft":{}}', JSON.stringify({ format: 0, draft })])
      expect(readDraft(written)).toBeNull();
  });

  it('becomes a submission that the contract takes, with the photos that the server has', () => {
    const sent = SubmitCase.parse(submissionOf({ ...draft, happenedAt: '2026-03-02T23:40', measurement: ' 14 ℃ ' }, false));
    expect(sent.text).toBe('从昨晚开始\n【发生时间】2026-03-02 23:40\n【测量值】14 ℃');
    expect(sent.photos).toEqual([draft.photos[0]?.id]);
    expect(sent.followUpCode).toBeUndefined();
    expect(sent.id).toBe(draft.caseId);
  });

  it('says when a photo that is asked for cannot be taken', () => {
    const without = { ...draft, photos: [], withoutPhoto: true };
    expect(submissionOf(without, false).text).toContain('拍不了照片');
    expect(submissionOf({ ...without, photos: draft.photos }, false).text).not.toContain('拍不了照片');
  });

  it('is counted against the bound that the contract has for a title', () => {
    const withTitle = (length: number) =>
      SubmitCase.safeParse(submissionOf({ ...draft, title: '水'.repeat(length) }, false)).success;
    expect([withTitle(titleMost), withTitle(titleMost + 1)]).toEqual([true, false]);
  });

  it('carries the follow-up code only when it is anonymous', () => {
    expect(SubmitCase.parse(submissionOf(draft, true)).followUpCode).toBe(draft.followUpCode);
  });

  it('is untouched while it has only a place from a QR code', () => {
    expect(isUntouched({ ...emptyDraft('', ''), placeId: 'd3' })).toBe(true);
    expect(isUntouched(draft)).toBe(false);
  });
});
