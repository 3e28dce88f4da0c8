import { describe, expect, it } from 'vitest';
import { PhoneDraft, RecordCase } from '../../../contract/phone.ts';
import { acceptAll, acceptable, emptyDraft, isBlank, missing, recordOf } from './phoneDraft.ts';

const found = {
  title: '东湖3号公寓402没有热水',
  places: [
    { id: 'd3', room: '402' },
    { id: 'w3', room: '402' },
  ],
  categories: [{ code: '0505', probability: 0.9 }],
  units: [],
  when: '昨晚',
  want: null,
};
const said = { ...emptyDraft, what: '东湖3号公寓402昨晚没有热水', name: '周女士', number: '19900001234' };

describe('a draft of the phone desk', () => {
  it('begins with what the contract begins with', () => {
    expect(PhoneDraft.parse({})).toEqual(emptyDraft);
    expect(isBlank({ ...emptyDraft, number: '19900001234' })).toBe(true);
    expect(isBlank({ ...emptyDraft, channel: 'paper' })).toBe(true);
    expect(isBlank({ ...emptyDraft, what: '水' })).toBe(false);
  });

  it('needs to know who and what, and a category; it should know the rest of the five elements', () => {
    expect(missing(emptyDraft)).toEqual({ needed: ['who', 'what', 'category'], wished: ['where', 'when', 'want'] });
    expect(missing({ ...said, caller: 'anonymous', name: '', categoryCode: '0505', placeText: '操场' })).toEqual({
      needed: [],
      wished: ['when', 'want'],
    });
  });

  it('takes over in one stroke what was found in the words, and leaves alone what somebody has chosen', () => {
    expect(acceptable(said, found)).toBe(4);
    expect(acceptAll(said, found)).toMatchObject({
      placeId: 'd3',
      placeText: '402',
      categoryCode: '0505',
      when: '昨晚',
      want: '',
    });
    expect(acceptAll({ ...said, placeId: 'c2', categoryCode: '0403' }, found)).toMatchObject({
      placeId: 'c2',
      placeText: '',
      categoryCode: '0403',
    });
    expect(acceptable(said, undefined)).toBe(0);
  });

  it('becomes what the contract takes', () => {
    const about = { id: '6f1b7a52-6f7e-4a57-9d0f-1d8f5a3f0b11', call: null, found, code: 'ABCD1234EFGH5678' };
    const outcome = { do: 'dispatch', unit: 'hq-water' } as const;
    const sent = recordOf(acceptAll(said, found), { ...about, outcome });
    expect(RecordCase.parse(sent)).toMatchObject({
      caller: { kind: 'guest', name: '周女士' },
      title: found.title,
      categoryCode: '0505',
    });
    const anonymous = recordOf({ ...acceptAll(said, found), caller: 'anonymous' }, { ...about, outcome });
    expect(anonymous.caller).toEqual({ kind: 'anonymous', followUpCode: about.code });
    expect(JSON.stringify(anonymous)).not.toContain('19900001234');
    expect(recordOf({ ...acceptAll(said, found), person: 's1' }, { ...about, outcome }).caller).toEqual({
      kind: 'person',
      id: 's1',
    });
  });
});
