import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LegTimes, silentLeg, stateOfLeg, talkedSeconds, tellLeg } from './callLeg.ts';
import type { ExchangeEventType } from './vocabulary.ts';

const second = (n: number) => `2026-03-02T02:00:${String(n).padStart(2, '0')}.000Z`;
const now = second(59);
const told = (...events: [ExchangeEventType, number][]): LegTimes =>
  events.reduce((leg, [type, at]) => tellLeg(leg, type, second(at)), silentLeg);

describe('a telephone in a call', () => {
  it('rings, is answered and ends', () => {
    expect(stateOfLeg(told(['ringing', 1]), now)).toBe('ringing');
    expect(stateOfLeg(told(['ringing', 1], ['answered', 5]), now)).toBe('talking');
    const ended = told(['ringing', 1], ['answered', 5], ['hungUp', 35]);
    expect(stateOfLeg(ended, now)).toBe('ended');
    expect(talkedSeconds(ended)).toBe(30);
  });

  it('that was hung up before it was answered was not spoken on', () => {
    const abandoned = told(['ringing', 1], ['hungUp', 9]);
    expect(stateOfLeg(abandoned, now)).toBe('ended');
    expect(talkedSeconds(abandoned)).toBe(0);
  });

  it('may ring again in the same call after it was handed on', () => {
    const back = told(['ringing', 1], ['answered', 2], ['hungUp', 10], ['ringing', 20]);
    expect(stateOfLeg(back, now)).toBe('ringing');
    expect(stateOfLeg(tellLeg(back, 'answered', second(22)), now)).toBe('talking');
  });

  it('is silent after the exchange was started anew, and after six hours whose end nobody told', () => {
    expect(stateOfLeg(told(['ringing', 1], ['answered', 2], ['restarted', 30]), now)).toBe('ended');
    expect(stateOfLeg(told(['ringing', 1], ['answered', 2]), '2026-03-02T08:00:03.000Z')).toBe('ended');
  });

  it('ends up the same however often and in whatever order it was told', () => {
    const event = fc.tuple(fc.constantFrom('ringing', 'answered', 'hungUp', 'restarted'), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 8 }), (events, picks) => {
        const again = picks.flatMap((pick) => (events.length > 0 ? [events[pick % events.length]!] : []));
        const shuffled = [...again, ...events.toReversed(), ...again];
        expect(told(...(shuffled as [ExchangeEventType, number][]))).toEqual(told(...(events as [ExchangeEventType, number][])));
      }),
    );
  });
});
