import { expect, it } from 'vitest';
import type { CampaignText } from '../../../contract/opinions.ts';
import { fromForm, toForm } from './campaignForm.ts';

it('a campaign goes through its form unchanged', () => {
  const campaign: CampaignText = {
    title: '图书馆开放时间',
    titleEn: 'Library hours',
    intro: '',
    introEn: '',
    owner: 'library',
    closesAt: '2026-03-09T02:00:00.000Z',
    answerWithin: 10,
    audience: { kinds: ['student'], units: [], roles: [] },
    questions: [
      {
        id: 'q1',
        kind: 'single',
        title: '几点关门？',
        titleEn: '',
        required: true,
        most: 0,
        options: [
          { id: 'o1', label: '22:00', labelEn: '10 pm' },
          { id: 'o2', label: '23:00', labelEn: '' },
        ],
      },
      {
        id: 'q2',
        kind: 'points',
        title: '先改哪里？',
        titleEn: '',
        required: false,
        most: 5,
        options: [
          { id: 'o1', label: '座位', labelEn: '' },
          { id: 'o2', label: '插座', labelEn: '' },
        ],
      },
      { id: 'q3', kind: 'text', title: '还想说什么？', titleEn: '', required: false, most: 0, options: [] },
    ],
  };
  expect(fromForm(toForm(campaign))).toEqual(campaign);
});
