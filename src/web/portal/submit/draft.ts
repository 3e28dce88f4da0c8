import type { Sent } from '../../../contract/endpoint.ts';
import type { portalEndpoints } from '../../api/portalEndpoints.ts';

export type DraftPhoto = {
  /** Key of the picture on this device, and of nothing else. */
  readonly key: string;
  readonly state: 'waiting' | 'sent' | 'failed' | 'refused';
  /** The server's id, once it has the photo. */
  readonly id: string | null;
  /** Why it was refused, in the language of the moment. */
  readonly problem: string | null;
};

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
  readonly photos: readonly DraftPhoto[];
  /** Null until the person has chosen; then a signed-in person is named. */
  readonly identity: 'named' | 'anonymous' | null;
};

export type DraftField = keyof Draft;

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
    identity: null,
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

const format = 1;

export function writtenDraft(draft: Draft): string {
  return JSON.stringify({ format, draft });
}

/** What was kept on the device, or null: missing, broken, or of another version of the portal. A photo whose sending was cut off waits again. */
export function readDraft(written: string | null): Draft | null {
  if (written === null) return null;
  try {
    const kept = JSON.parse(written) as { format: number; draft: Draft };
    if (kept.format !== format || typeof kept.draft.caseId !== 'string' || !Array.isArray(kept.draft.photos)) return null;
    return kept.draft;
  } catch {
    return null;
  }
}

export function movedPhoto(photos: readonly DraftPhoto[], key: string, step: -1 | 1): readonly DraftPhoto[] {
  const from = photos.findIndex((photo) => photo.key === key);
  const to = from + step;
  const moved = photos[from];
  const other = photos[to];
  if (!moved || !other) return photos;
  return photos.map((photo, i) => (i === from ? other : i === to ? moved : photo));
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
  ].filter(Boolean);
  return {
    id: draft.caseId,
    categoryCode: draft.categoryCode ?? '',
    title: draft.title,
    text: [draft.text.trim(), ...facts].filter(Boolean).join('\n'),
    placeId: draft.placeId,
    placeText: draft.placeText,
    photos: draft.photos.flatMap(({ id }) => (id === null ? [] : [id])),
    ...(anonymous ? { followUpCode: draft.followUpCode } : {}),
  };
}
