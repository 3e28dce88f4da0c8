import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { currentLanguage } from '../../i18n/language.ts';
import { useOnline } from '../../ui/useOnline.ts';
import { keepConsent } from '../consent/keptConsent.ts';
import { Answers } from '../knowledge/Answers.tsx';
import { focusFirstProblem } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { usePageTitle } from '../parts/PageHead.tsx';
import { queried } from '../path.ts';
import { PhotoField } from '../photos/PhotoField.tsx';
import { useText } from '../text.ts';
import { useNames } from '../useReference.ts';
import { useSession } from '../useSession.ts';
import { CategoryField } from './CategoryField.tsx';
import { isUntouched } from './draft.ts';
import { changeDraft, draftPhotos, dropDraft, useDraft } from './draftStore.ts';
import { FactFields } from './FactFields.tsx';
import { HowItGoes } from './HowItGoes.tsx';
import { IdentityField } from './IdentityField.tsx';
import { PlaceField } from './PlaceField.tsx';
import { SameIncident } from './SameIncident.tsx';
import { TitleField } from './TitleField.tsx';
import { type Sending, useSending } from './useSending.ts';

// Asked for once in a person's life with the platform: no first load carries it.
const ConsentSheet = lazy(() => import('../consent/ConsentSheet.tsx'));

/** The first page: one sentence, a category, a place, a photo, and who is speaking. */
export function SubmitPage() {
  const text = useText();
  const draft = useDraft();
  const session = useSession();
  const names = useNames();
  const heading = usePageTitle(text('nav.submit'));
  const form = useRef<HTMLFormElement>(null);
  const [continued] = useState(() => !isUntouched(draft));
  const { send, leave, sending, told, tries } = useSending();

  const me = session.state === 'ready' ? session.value.me : null;
  const site = session.state === 'ready' ? session.value.site : null;
  const category = draft.categoryCode === null ? null : names.categoryOf(draft.categoryCode);
  const place = draft.placeId === null ? null : names.places.find(draft.placeId);
  const asks = new Set(category?.requiredFields ?? []);
  const wrong = Object.keys(told).length;

  useEffect(takePlaceFromAddress, []);
  useEffect(draftPhotos.sendWaiting, []);
  useEffect(() => {
    if (tries > 0) focusFirstProblem(form.current);
  }, [tries]);

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
          {continued && !isUntouched(draft) && <Continued />}
          <TitleField problems={{ title: told.title ?? null, text: told.text ?? null }} dutyPhone={site?.dutyPhone || null} />
          <Answers />
          <CategoryField problem={told.categoryCode ?? null} />
          <PlaceField
            asksRoom={asks.has('room') && place?.kind !== 'room'}
            required={asks.has('place')}
            problems={{ placeId: told.placeId ?? null, placeText: told.placeText ?? null }}
          />
          <FactFields asks={asks} problems={{ happenedAt: told.happenedAt ?? null, measurement: told.measurement ?? null }} />
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
          <SameIncident />
          <SendNotices sending={sending} wrong={wrong} />
          <button type="submit" className="button button-main button-wide" disabled={isBusy(sending)}>
            {text(buttonWords[sending.state])}
          </button>
          {!isUntouched(draft) && <p className="kept-note">{text('submit.kept')}</p>}
        </form>
        <HowItGoes />
        {sending.state === 'consent' && (
          <Suspense fallback={null}>
            <ConsentSheet
              anonymous={sending.anonymous}
              onClose={leave}
              onAccepted={(version) => {
                if (sending.anonymous) keepConsent(version);
                void send();
              }}
            />
          </Suspense>
        )}
      </div>
    </>
  );
}

const isBusy = ({ state }: Sending) => state === 'photos' || state === 'sending';

const buttonWords = {
  idle: 'submit.send',
  consent: 'submit.send',
  refused: 'submit.send',
  photos: 'submit.sendingPhotos',
  sending: 'submit.sending',
  offline: 'submit.sendAgain',
} as const satisfies Record<Sending['state'], string>;

function Continued() {
  const text = useText();
  return (
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
  );
}

function SendNotices({ sending, wrong }: { sending: Sending; wrong: number }) {
  const text = useText();
  const online = useOnline();
  return (
    <>
      {!online && sending.state !== 'offline' && (
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
      {wrong > 0 && sending.state === 'idle' && (
        <Notice tone="bad" live>
          {text('submit.problems', { count: wrong })}
        </Notice>
      )}
    </>
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
