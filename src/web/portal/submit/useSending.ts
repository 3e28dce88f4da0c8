import { useEffect, useRef, useState } from 'react';
import { CallProblem } from '../../api/call.ts';
import { tellSent } from '../knowledge/readings.ts';
import { go } from '../path.ts';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useNames, useReference } from '../useReference.ts';
import { useSession } from '../useSession.ts';
import type { FieldProblem } from './checkSubmission.ts';
import { changeDraft, currentDraft } from './draftStore.ts';
import { fieldSentences, type Told } from './fieldSentences.ts';
import { sendDraft } from './sendDraft.ts';
import { isWaiting, keepWaiting } from './waiting.ts';

export type Sending =
  | { readonly state: 'idle' | 'photos' | 'sending' | 'offline' }
  /** The privacy notice has to be accepted first. */
  | { readonly state: 'consent'; readonly anonymous: boolean }
  | { readonly state: 'refused'; readonly words: string };

/**
 * Checks and sends the draft. `told` says what is wrong by field; `tries` counts the attempts that found something, so that the form can move
 * the focus. While the server cannot be reached the draft is sent again as soon as the network is back.
 */
export function useSending() {
  const text = useText();
  const session = useSession();
  const reference = useReference();
  const names = useNames();
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const [told, setTold] = useState<Told>({});
  const [tries, setTries] = useState(0);
  // The network may come back while a sending is under way, before the state has been drawn.
  const busy = useRef(false);
  const me = session.state === 'ready' ? session.value.me : null;

  function refuse(problems: Told, state: Sending) {
    keepWaiting(null);
    setTold(problems);
    setSending(state);
    setTries((before) => before + 1);
  }

  async function send() {
    if (busy.current) return;
    busy.current = true;
    try {
      await attempt();
    } finally {
      busy.current = false;
    }
  }

  async function attempt() {
    setSending({ state: 'sending' });
    const { placeId } = currentDraft();
    // A place from an old QR code that is no longer registered must not stop the case.
    if (reference.state === 'ready' && placeId !== null && !names.places.find(placeId)) changeDraft({ placeId: null });

    const draft = currentDraft();
    const identity = draft.identity ?? (me ? 'named' : null);
    const problems = fieldSentences(await problemsOf(), text);
    if (identity === null) problems.identity = text('field.required.identity');
    if (Object.keys(problems).length > 0) return refuse(problems, { state: 'idle' });
    setTold({});
    if (identity === 'named' && session.state === 'ready' && !me) return go('/sign-in?next=/');

    if (draft.photos.some(({ state }) => state === 'waiting')) setSending({ state: 'photos' });
    try {
      const { outcome } = await sendDraft(identity === 'anonymous');
      keepWaiting(null);
      if (outcome === 'sent') {
        tellSent();
        go('/receipt', { replace: true });
      } else setSending({ state: 'refused', words: text('submit.photosFailed') });
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      if (error.code === 'offline') {
        keepWaiting(draft.caseId);
        return setSending({ state: 'offline' });
      }
      if (error.code === 'unauthenticated') return go('/sign-in?next=/');
      if (error.code === 'consent-needed') {
        keepWaiting(null);
        return setSending({ state: 'consent', anonymous: identity === 'anonymous' });
      }
      const fields = error.details?.fields ?? [];
      // photos.3 is told beside the photos.
      refuse(Object.fromEntries(fields.map(({ field, detail }) => [field.split('.')[0], detail])), {
        state: 'refused',
        words: problemWords(error, text),
      });
    }
  }

  async function problemsOf(): Promise<readonly FieldProblem[]> {
    const draft = currentDraft();
    const chosen = {
      category: draft.categoryCode === null ? null : names.categoryOf(draft.categoryCode),
      place: draft.placeId === null ? null : names.places.find(draft.placeId),
    };
    try {
      const { checkSubmission } = await import('./checkSubmission.ts');
      return checkSubmission(draft, chosen);
    } catch {
      // The rules could not be fetched, so the network is down: the server checks them anyway.
      return [];
    }
  }

  const latestSend = useRef(send);
  latestSend.current = send;
  useEffect(() => {
    if (sending.state !== 'offline') return;
    // Who is signed in has to be known first; the effect below goes on then.
    const again = () => {
      if (session.state === 'ready') void latestSend.current();
    };
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [sending.state, session.state]);

  // Sent without a network and then closed: the next visit sends it, once it is known who is signed in.
  const { state: known, reload } = session;
  useEffect(() => {
    if (!isWaiting(currentDraft().caseId)) return;
    setSending({ state: 'offline' });
    if (known === 'ready') void latestSend.current();
    if (known !== 'failed') return;
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [known, reload]);

  /** The person does not accept now; what was written stays. */
  const leave = () => setSending({ state: 'idle' });

  return { send, leave, sending, told, tries };
}
