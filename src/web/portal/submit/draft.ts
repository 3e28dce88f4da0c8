import type { Sent } from '../../../contract/endpoint.ts';
import type { portalEndpoints } from '../../api/portalEndpoints.ts';
import { type ChosenPhoto, idsOf } from '../photos/chosenPhoto.ts';

/** What somebody has written so far. Case id and code are drawn once and kept through every retry, so that a repeated send makes one case. */
export type Draft = {
  readonly caseId: string;
  readonly followUpCode: string;
  readonly title: string;
  readonly text: string;
  readonly placeId: string | null;
  readonly placeText: string;
  readonly categoryCode: string | null;
  /** Local time in Asia/Shanghai as the input gives it, '2026-03-02T23:40'; asked for by some categories. */
  readonly happenedAt: string;
  readonly measurement: string;
  readonly photos: readonly ChosenPhoto[];
  /** The category asks for a photo, and the person cannot take one now. */
  readonly withoutPhoto: boolean;
  /** Null until the person has chosen; then a signed-in person is named. */
  readonly identity: 'named' | 'anonymous' | null;
  /** The incident that the person recognised (我也遇到), and what it was shown for: with another place or category it is another one. */
  readonly alsoOf: { readonly incident: string; readonly placeId: string; readonly categoryCode: string } | null;
};

export type DraftField = keyof Draft;

/** The contract's bound of a title, for the counter beside it; compared with the contract in draft.test.ts. */
export const titleMost = 60;

export function emptyDraft(caseId: string, followUpCode: string): Draft {
  return {
    caseId,
    followUpCode,
    title: '',
    text: '',
    placeId: null,
    placeText: '',
    categoryCode: null,
    happenedAt: '',
    measurement: '',
    photos: [],
    withoutPhoto: false,
    identity: null,
    alsoOf: null,
  };
}

/** Whether there is nothing that would be a pity to lose. A place alone came from a QR code. */
export function isUntouched(draft: Draft): boolean {
  return (
    draft.title + draft.text + draft.placeText + draft.measurement === '' &&
    draft.categoryCode === null &&
    draft.photos.length === 0
  );
}

const format = 2;

export function writtenDraft(draft: Draft): string {
  return JSON.stringify({ format, draft });
}

/** What was kept on the device, or null: missing, broken, or of another version of the portal. A photo whose sending was cut off waits again. */
export function readDraft(written: string | null): Draft | null {
  if (written === null) return null;
  try {
    const kept = JSON.parse(written) as { format: number; draft: Draft };
    if (kept.format !== format || typeof kept.draft.caseId !== 'string' || !Array.isArray(kept.draft.photos)) return null;
    // Drafts of an older portal know no incident.
    return { ...kept.draft, alsoOf: kept.draft.alsoOf ?? null };
  } catch {
    return null;
  }
}

type Submission = Sent<typeof portalEndpoints.submitCase>['body'];

/**
 * What is sent. The contract has no fields for the time and the measured value that some categories ask for: they become lines of the text,
 * labelled in Chinese, the language in which cases are handled.
 */
export function submissionOf(draft: Draft, anonymous: boolean): Submission {
  const facts = [
    draft.happenedAt && `【发生时间】${draft.happenedAt.replace('T', ' ')}`,
    draft.measurement.trim() && `【测量值】${draft.measurement.trim()}`,
    draft.withoutPhoto && draft.photos.length === 0 && '【照片】诉求人暂时拍不了照片',
  ].filter(Boolean);
  return {
    id: draft.caseId,
    categoryCode: draft.categoryCode ?? '',
    title: draft.title,
    text: [draft.text.trim(), ...facts].filter(Boolean).join('\n'),
    placeId: draft.placeId,
    placeText: draft.placeText,
    photos: idsOf(draft.photos),
    ifRepeated: 'nudge',
    ...(isStillSame(draft) && draft.alsoOf ? { alsoOf: draft.alsoOf.incident } : {}),
    ...(anonymous ? { followUpCode: draft.followUpCode } : {}),
  };
}

/** Whether the person has said 我也遇到, about what the draft is still about. */
export function isStillSame({ alsoOf, placeId, categoryCode }: Draft): boolean {
  return alsoOf !== null && alsoOf.placeId === placeId && alsoOf.categoryCode === categoryCode;
}
