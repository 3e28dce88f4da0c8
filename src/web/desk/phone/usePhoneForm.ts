import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhoneDraft } from '../../../contract/phone.ts';
import { CallProblem } from '../../api/call.ts';
import { newCaseId } from '../../api/caseId.ts';
import { dropDraft, keepDraft, openDraft } from '../../api/deskPhone.ts';
import { newFollowUpCode } from '../../api/followUpCode.ts';
import { emptyDraft, isBlank } from './phoneDraft.ts';

/** Short enough that a fallen machine costs a few words, long enough not to save every letter. */
const pauseMs = 500;
/** After a lost connection. */
const againMs = 3000;

/** `taken`: a colleague has it now, or another machine of one's own has gone on with it. */
export type Keeping = 'nothing' | 'waiting' | 'kept' | 'offline' | 'taken';

type Sheet = {
  readonly id: string;
  readonly draft: PhoneDraft;
  readonly call: string | null;
  /** What the caller of an anonymous case is read. */
  readonly code: string;
};

const fresh = (draft: PhoneDraft = emptyDraft, call: string | null = null): Sheet => ({
  id: newCaseId(),
  draft,
  call,
  code: newFollowUpCode(),
});

/** The sheet that an operator writes on. The server keeps it with every pause; nothing of it is kept in the browser. */
export function usePhoneForm() {
  const cache = useQueryClient();
  const [sheet, setSheet] = useState<Sheet>(fresh);
  const [keeping, setKeeping] = useState<Keeping>('nothing');
  const now = useRef(sheet);
  const version = useRef(0);
  const saved = useRef('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** One save after the other: each needs the version that the one before has made. */
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  const show = useCallback((next: Sheet, kept: { version: number } | null): void => {
    clearTimeout(timer.current);
    now.current = next;
    version.current = kept?.version ?? 0;
    saved.current = kept ? JSON.stringify(next.draft) : '';
    setSheet(next);
    setKeeping(kept ? 'kept' : 'nothing');
  }, []);

  const save = useCallback((release = false): Promise<boolean> => {
    clearTimeout(timer.current);
    const write = async (): Promise<boolean> => {
      const { id, draft, call } = now.current;
      const text = JSON.stringify(draft);
      if (!release && (text === saved.current || isBlank(draft))) return true;
      try {
        const answer = await keepDraft(id, { version: version.current, draft, call, release });
        if (now.current.id !== id) return true;
        version.current = answer.version;
        saved.current = text;
        setKeeping('kept');
        return true;
      } catch (error) {
        if (now.current.id !== id) return false;
        const isGone = error instanceof CallProblem && [404, 409, 412].includes(error.status);
        setKeeping(isGone ? 'taken' : 'offline');
        if (!isGone) timer.current = setTimeout(() => void save(), againMs);
        return false;
      }
    };
    const next = turn.current.then(write, write);
    turn.current = next;
    return next;
  }, []);

  const change = useCallback(
    (fields: Partial<PhoneDraft> | ((draft: PhoneDraft) => PhoneDraft)): void => {
      const draft = typeof fields === 'function' ? fields(now.current.draft) : { ...now.current.draft, ...fields };
      now.current = { ...now.current, draft };
      setSheet(now.current);
      if (isBlank(draft)) return;
      setKeeping((before) => (before === 'taken' ? before : 'waiting'));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), pauseMs);
    },
    [save],
  );

  /** A new sheet; what stood on the one before stays one's own draft. */
  const begin = useCallback(
    async (draft: PhoneDraft = emptyDraft, call: string | null = null): Promise<void> => {
      await save();
      show(fresh(draft, call), null);
      void cache.invalidateQueries({ queryKey: ['phone', 'drafts'] });
    },
    [save, show, cache],
  );

  const open = useCallback(
    async (id: string): Promise<void> => {
      await save();
      const { version: kept, draft, call } = await openDraft(id);
      show({ id, draft, call, code: newFollowUpCode() }, { version: kept });
      void cache.invalidateQueries({ queryKey: ['phone', 'drafts'] });
    },
    [save, show, cache],
  );

  /** Into the queue, for whoever is free. */
  const layAside = useCallback(async (): Promise<boolean> => {
    const done = await save(true);
    if (done) show(fresh(), null);
    return done;
  }, [save, show]);

  const discard = useCallback(async (): Promise<void> => {
    await turn.current;
    if (version.current > 0) await dropDraft(now.current.id);
    show(fresh(), null);
    void cache.invalidateQueries({ queryKey: ['phone'] });
  }, [show, cache]);

  /** It has become a case: nothing of it is kept any more. */
  const done = useCallback((): void => show(fresh(), null), [show]);
  const attach = useCallback((call: string): void => {
    now.current = { ...now.current, call };
    setSheet(now.current);
  }, []);

  // Whoever goes to another page leaves nothing unsaved behind.
  useEffect(() => () => void save(), [save]);
  return { ...sheet, keeping, change, begin, open, layAside, discard, done, attach, save, settled: turn };
}

export type PhoneForm = ReturnType<typeof usePhoneForm>;
