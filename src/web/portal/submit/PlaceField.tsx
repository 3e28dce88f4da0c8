import { lazy, Suspense, useState } from 'react';
import { Field } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useText } from '../text.ts';
import { useNames, useReference } from '../useReference.ts';
import { changeDraft, useDraft } from './draftStore.ts';
import { rememberPlace } from './recentPlaces.ts';

const PlaceSheet = lazy(() => import('./PlaceSheet.tsx'));

type Problems = { readonly placeId: string | null; readonly placeText: string | null };

/** The place from the list, and the exact spot in words. */
export function PlaceField({ asksRoom, required, problems }: { asksRoom: boolean; required: boolean; problems: Problems }) {
  const text = useText();
  const { placeId, placeText } = useDraft();
  const { places } = useNames();
  const known = useReference().state === 'ready';
  const [open, setOpen] = useState(false);
  const place = placeId === null ? null : places.find(placeId);
  const showsSpot = placeId !== null || placeText !== '' || asksRoom || problems.placeText !== null;

  return (
    <>
      <Field label={text('place.label')} required={required} problem={problems.placeId}>
        {(ids) => (
          <button type="button" className="row-button" {...ids} aria-haspopup="dialog" onClick={() => setOpen(true)}>
            <Icon name="place" />
            {place ? (
              <span className="row-value">{places.wordsTo(place.id)}</span>
            ) : (
              <span className="row-placeholder">{text('place.choose')}</span>
            )}
            <span className="row-action">{place ? text('place.change') : <Icon name="chevron" />}</span>
          </button>
        )}
      </Field>
      {known && placeId !== null && !place && <Notice tone="warning">{text('place.unknown')}</Notice>}
      {showsSpot && (
        <Field label={text(asksRoom ? 'place.room' : 'place.exact')} required={asksRoom} problem={problems.placeText}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              value={placeText}
              maxLength={60}
              autoComplete="off"
              placeholder={text('place.exactExample')}
              onChange={(event) => changeDraft({ placeText: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {open && (
        <Suspense fallback={null}>
          <PlaceSheet
            onClose={() => setOpen(false)}
            onChoose={(chosen) => {
              changeDraft({ placeId: chosen });
              if (chosen !== null) rememberPlace(chosen);
              setOpen(false);
            }}
            onDescribe={(words) => {
              changeDraft({ placeId: null, placeText: words.slice(0, 60) });
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
