import { describe, expect, it } from 'vitest';
import type { CaseDetail } from '../../../contract/cases.ts';
import type { Reference } from '../../../contract/reference.ts';
import type { Me } from '../../../contract/session.ts';
import { likeliestDraft } from './likeliestDraft.ts';

const part = (unit: string, more: { signedAt?: string; reportedAt?: string } = {}) => ({
  unit,
  signedAt: null,
  reportedAt: null,
  ...more,
});
// Only the fields that are looked at.
const reference = {
  units: [
    { id: 'logistics', parent: null },
    { id: 'dorms', parent: 'logistics' },
    { id: 'library', parent: null },
  ],
  categories: [],
} as unknown as Reference;
const detail = (some: object) => ({ timeline: [], parts: [], unit: 'dorms', draft: null, ...some }) as unknown as CaseDetail;
const officer: Me = { id: '1', name: '某', kind: 'staff', unit: 'logistics', grants: [{ role: 'officer', unit: 'logistics' }] };
const who = { me: officer, reference };

describe('what a form is filled with', () => {
  it('is the one part that the person’s own unit owes', () => {
    const parts = [part('dorms', { signedAt: '2026-03-02T01:00:00.000Z' }), part('library')];
    expect(likeliestDraft('ReportPart', detail({ parts }), who)).toEqual({ unit: 'dorms' });
    expect(likeliestDraft('SignPart', detail({ parts }), who)).toEqual({});
  });

  it('is nothing where two parts could be meant', () => {
    expect(likeliestDraft('SignPart', detail({ parts: [part('dorms'), part('logistics')] }), who)).toEqual({});
  });

  it('is both sides of the dispute for a consultation', () => {
    const timeline = [{ type: 'ReturnRequested', toUnit: 'library' }];
    expect(likeliestDraft('Consult', detail({ timeline }), who)).toEqual({ parties: ['dorms', 'library'] });
  });

  it('is the officer’s own words when the head reviews them', () => {
    expect(likeliestDraft('Approve', detail({ draft: '已更换阀芯' }), who)).toEqual({ text: '已更换阀芯' });
  });
});
