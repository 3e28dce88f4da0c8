import { useEffect, useRef, useState } from 'react';
import { CallProblem } from '../../api/call.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { useOnline } from '../../ui/useOnline.ts';
import { Field, focusFirstProblem } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { usePageTitle } from '../parts/PageHead.tsx';
import { go, queried } from '../path.ts';
import { PhotoField } from '../photos/PhotoField.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useNames, useReference } from '../useReference.ts';
import { useSession } from '../useSession.ts';
import { CategoryField } from './CategoryField.tsx';
import type { FieldProblem } from './checkSubmission.ts';
import { type DraftField, isUntouched, titleMost } from './draft.ts';
import { changeDraft, currentDraft, draftPhotos, dropDraft, useDraft } from './draftStore.ts';
import { EmergencyPanel } from './EmergencyPanel.tsx';
import { IdentityField } from './IdentityField.tsx';
import { PlaceField } from './PlaceField.tsx';
import { sendDraft } from './sendDraft.ts';

type Told = Partial<Record<DraftField, string>>;
type Sending =
  | { readonly state: 'idle' | 'photos' | 'sending' | 'offline' }
  | { readonly state: 'refused'; readonly words: string };

export function SubmitPage() {
  const text = useText();
  const draft = useDraft();
  const session = useSession();
  const reference = useReference();
  const names = useNames();
  const online = useOnline();
  const heading = usePageTitle(text('nav.submit'));
  const form = useRef<HTMLFormElement>(null);
  const [told, setTold] = useState<Told>({});
  const [tries, setTries] = useState(0);
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const [continued] = useState(() => !isUntouched(draft));
  const [detailed, setDetailed] = useState(draft.text !== '');

  const me = session.state === 'ready' ? session.value.me : null;
  const site = session.state === 'ready' ? session.value.site : null;
  const category = draft.categoryCode === null ? null : names.categoryOf(draft.categoryCode);
  const place = draft.placeId === null ? null : names.places.find(draft.placeId);
  const asks = new Set(category?.requiredFields ?? []);
  const busy = sending.state === 'photos' || sending.state === 'sending';

  useEffect(takePlaceFromAddress, []);
  useEffect(draftPhotos.sendWaiting, []);
  useEffect(() => {
    if (tries > 0) focusFirstProblem(form.current);
  }, [tries]);

  const latestSend = useRef(send);
  latestSend.current = send;
  useEffect(() => {
    if (sending.state !== 'offline') return;
    const again = () => void latestSend.current();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [sending.state]);

  async function send() {
    if (busy) return;
    setSending({ state: 'sending' });
    // A place from an old QR code that is no longer registered must not stop the case.
    if (reference.state === 'ready' && draft.placeId !== null && !place) changeDraft({ placeId: null });
    const identity = draft.identity ?? (me ? 'named' : null);
    const problems = sentencesFor(await problemsOf(), text);
    if (identity === null) problems.identity = text('field.required.identity');
    setTold(problems);
    if (Object.keys(problems).length > 0) {
      setSending({ state: 'idle' });
      setTries((before) => before + 1);
      return;
    }
    if (identity === 'named' && session.state === 'ready' && !me) return go('/sign-in?next=/');

    if (draft.photos.some(({ state }) => state === 'waiting')) setSending({ state: 'photos' });
    try {
      const { outcome } = await sendDraft(identity === 'anonymous');
      if (outcome === 'sent') go('/receipt', { replace: true });
      else setSending({ state: 'refused', words: text('submit.photosFailed') });
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      if (error.code === 'offline') return setSending({ state: 'offline' });
      if (error.code === 'unauthenticated') return go('/sign-in?next=/');
      setSending({ state: 'refused', words: problemWords(error, text) });
      setTold(Object.fromEntries((error.details?.fields ?? []).map(({ field, detail }) => [field.split('.')[0], detail])));
      setTries((before) => before + 1);
    }
  }

  async function problemsOf(): Promise<readonly FieldProblem[]> {
    try {
      const { checkSubmission } = await import('./checkSubmission.ts');
      return checkSubmission(currentDraft(), { category, place });
    } catch {
      // The rules could not be fetched, so the network is down: the server checks them anyway.
      return [];
    }
  }

  const count = Object.keys(told).length;
  return (
    <>
      <div className="hero">
        <p className="hero-site">
          <span className="brand-mark" aria-hidden="true" />
          {site && (currentLanguage() === 'en' && site.nameEn ? site.nameEn : site.name)}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {text('submit.title')}
        </h1>
        <p className="hero-lead">{text('submit.lead')}</p>
      </div>

      <div className="submit-page">
        <form
          ref={form}
          className="card form"
          noValidate
          onFocus={warmUp}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          {continued && !isUntouched(draft) && (
            <div className="kept">
              <span>{text('submit.continued')}</span>
              <button
                type="button"
                className="text-button"
                onClick={() => {
                  if (window.confirm(text('submit.startOverSure'))) dropDraft();
                }}
              >
                {text('submit.startOver')}
              </button>
            </div>
          )}

          <Field label={text('submit.what')} required problem={told.title ?? null}>
            {(ids) => (
              <>
                <textarea
                  {...ids}
                  className="input input-title"
                  rows={2}
                  maxLength={titleMost}
                  value={draft.title}
                  placeholder={text('submit.whatExample')}
                  enterKeyHint="next"
                  onChange={(event) => changeDraft({ title: event.currentTarget.value.replaceAll('\n', ' ') })}
                />
                <div className="below-input">
                  {!detailed && (
                    <button type="button" className="text-button" onClick={() => setDetailed(true)}>
                      <Icon name="plus" />
                      {text('submit.more')}
                    </button>
                  )}
                  <span className="counter">{text('submit.counter', { used: draft.title.length, max: titleMost })}</span>
                </div>
              </>
            )}
          </Field>

          <EmergencyPanel words={`${draft.title} ${draft.text}`} dutyPhone={site?.dutyPhone || null} />

          {(detailed || told.text) && (
            <Field label={text('submit.details')} hint={text('submit.detailsHint')} problem={told.text ?? null}>
              {(ids) => (
                <textarea
                  {...ids}
                  className="input"
                  rows={4}
                  value={draft.text}
                  onChange={(event) => changeDraft({ text: event.currentTarget.value })}
                />
              )}
            </Field>
          )}

          <CategoryField problem={told.categoryCode ?? null} />
          <PlaceField
            asksRoom={asks.has('room') && place?.kind !== 'room'}
            required={asks.has('place')}
            problems={{ placeId: told.placeId ?? null, placeText: told.placeText ?? null }}
          />

          {asks.has('time') && (
            <Field label={text('fact.time')} required problem={told.happenedAt ?? null}>
              {(ids) => (
                <input
                  {...ids}
                  className="input"
                  type="datetime-local"
                  value={draft.happenedAt}
                  onChange={(event) => changeDraft({ happenedAt: event.currentTarget.value })}
                />
              )}
            </Field>
          )}
          {asks.has('measurement') && (
            <Field label={text('fact.measurement')} required problem={told.measurement ?? null}>
              {(ids) => (
                <input
                  {...ids}
                  className="input"
                  maxLength={60}
                  value={draft.measurement}
                  placeholder={text('fact.measurementExample')}
                  onChange={(event) => changeDraft({ measurement: event.currentTarget.value })}
                />
              )}
            </Field>
          )}

          <PhotoField queue={draftPhotos} photos={draft.photos} required={asks.has('photo')} problem={told.photos ?? null}>
            {asks.has('photo') && draft.photos.length === 0 && (
              <label className="tick">
                <input
                  type="checkbox"
                  checked={draft.withoutPhoto}
                  onChange={(event) => changeDraft({ withoutPhoto: event.currentTarget.checked })}
                />
                {text('photo.without')}
              </label>
            )}
          </PhotoField>
          <IdentityField name={me?.name ?? null} problem={told.identity ?? null} />

          {!online && (
            <Notice tone="warning" icon="offline" live>
              {text('offline.notice')}
            </Notice>
          )}
          {sending.state === 'offline' && (
            <Notice tone="warning" icon="offline" live>
              {text('submit.offline')}
            </Notice>
          )}
          {sending.state === 'refused' && (
            <Notice tone="bad" live>
              {sending.words}
            </Notice>
          )}
          {count > 0 && (
            <Notice tone="bad" live>
              {text('submit.problems', { count })}
            </Notice>
          )}

          <button type="submit" className="button button-main button-wide" disabled={busy}>
            {text(
              sending.state === 'photos'
                ? 'submit.sendingPhotos'
                : sending.state === 'sending'
                  ? 'submit.sending'
                  : sending.state === 'offline'
                    ? 'submit.sendAgain'
                    : 'submit.send',
            )}
          </button>
          {!isUntouched(draft) && <p className="kept-note">{text('submit.kept')}</p>}
        </form>
        <HowItGoes />
      </div>
    </>
  );
}

/** What follows after sending, for whoever has never done it. */
function HowItGoes() {
  const text = useText();
  return (
    <aside className="how">
      <h2>{text('submit.how')}</h2>
      <ol className="next-steps">
        {(['respond', 'resolve', 'followUp'] as const).map((step, i) => (
          <li key={step}>
            <strong>{text(`step.${step}`)}</strong>
            <span>{text(`receipt.step${(i + 1) as 1 | 2 | 3}`)}</span>
          </li>
        ))}
      </ol>
      <Link className="quiet-link" href="/follow">
        {text('me.follow')}
      </Link>
    </aside>
  );
}

/** A QR code on a door says where somebody stands; it wins over the place of an old draft, once. */
function takePlaceFromAddress(): void {
  const place = queried('place');
  if (place === null) return;
  changeDraft({ placeId: place });
  history.replaceState(null, '', '/');
}

let warm = false;

/** Fetches what sending will need while the person types, so that a connection lost in between does not matter. */
function warmUp(): void {
  if (warm) return;
  warm = true;
  void import('./checkSubmission.ts').catch(() => undefined);
  void import('./ReceiptPage.tsx').catch(() => undefined);
}

function sentencesFor(problems: readonly FieldProblem[], text: ReturnType<typeof useText>): Told {
  const told: Told = {};
  for (const { field, code, limit } of problems) {
    const own = `field.required.${field}`;
    told[field] =
      code === 'required'
        ? text(isFieldKey(own) ? own : 'field.required')
        : code === 'too-short' || code === 'too-long'
          ? text(`field.${code}`, { limit: limit ?? 0 })
          : text('field.invalid');
  }
  return told;
}

type RequiredKey = Extract<Parameters<ReturnType<typeof useText>>[0], `field.required.${string}`>;
const requiredKeys: readonly RequiredKey[] = [
  'field.required.title',
  'field.required.categoryCode',
  'field.required.placeId',
  'field.required.placeText',
  'field.required.happenedAt',
  'field.required.measurement',
  'field.required.photos',
  'field.required.identity',
];
const isFieldKey = (key: string): key is RequiredKey => (requiredKeys as readonly string[]).includes(key);
