import { describe, expect, it } from 'vitest';
import type { PreferenceWrite } from '../../api/deskNotices.ts';
import { changedWishes } from './changedWishes.ts';

const before: PreferenceWrite = {
  language: 'zh',
  digestHour: 8,
  wishes: {
    CaseNudged: { channels: ['email', 'wecom'], digest: false },
    DeadlineNear: { channels: ['email'], digest: true },
  },
};

describe('changed wishes', () => {
  it('are none while nothing differs, in whatever order the channels stand', () => {
    const same: PreferenceWrite = {
      ...before,
      wishes: { ...before.wishes, CaseNudged: { channels: ['wecom', 'email'], digest: false } },
    };
    expect(changedWishes(before, same)).toBe(0);
  });

  it('count an event once, and the language and the hour', () => {
    const after: PreferenceWrite = {
      language: 'en',
      digestHour: 9,
      wishes: { ...before.wishes, CaseNudged: { channels: [], digest: true } },
    };
    expect(changedWishes(before, after)).toBe(3);
  });
});
