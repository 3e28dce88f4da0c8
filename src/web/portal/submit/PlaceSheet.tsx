import { useDeferredValue, useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import type { Place } from '../places.ts';
import { useText } from '../text.ts';
import { useNames, useReference } from '../useReference.ts';
import { recentPlaces } from './recentPlaces.ts';
import { searchPlaces } from './searchPlaces.ts';

type Props = {
  readonly onChoose: (id: string | null) => void;
  /** The place is not in the list: take the words as they are. */
  readonly onDescribe: (words: string) => void;
  readonly onClose: () => void;
};

/** Searching, or going down from the campus to the room; any level may be chosen. */
export default function PlaceSheet({ onChoose, onDescribe, onClose }: Props) {
  const text = useText();
  const reference = useReference();
  const { places } = useNames();
  const [typed, setTyped] = useState('');
  const [within, setWithin] = useState<string | null>(null);
  const searched = useDeferredValue(typed.trim());

  const found = searched === '' ? null : searchPlaces(places, searched);
  const recent = searched === '' && within === null ? recentPlaces().flatMap((id) => places.find(id) ?? []) : [];
  const current = within === null ? null : places.find(within);
  const line = (place: Place, words: string, onClick: () => void, opens: boolean) => (
    <li key={place.id}>
      <button type="button" className="pick" onClick={onClick}>
        <span>{words}</span>
        {opens && <Icon name="chevron" />}
      </button>
    </li>
  );

  return (
    <Sheet title={text('place.choose')} onClose={onClose} full>
      <label className="search">
        <Icon name="search" />
        <span className="visually-hidden">{text('place.search')}</span>
        <input
          type="search"
          value={typed}
          autoComplete="off"
          enterKeyHint="search"
          placeholder={text('place.searchExample')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>

      {reference.state === 'loading' && <Loading lines={6} />}
      {reference.state === 'failed' && <Failed problem={reference.problem} onRetry={reference.reload} />}
      {reference.state === 'ready' && places.all.length === 0 && <Empty icon="place" title={text('place.empty')} />}

      {found && (
        <>
          <ul className="picks">
            {found.map((place) => line(place, places.wordsTo(place.id), () => onChoose(place.id), false))}
          </ul>
          {found.length === 0 && reference.state === 'ready' && (
            <Empty icon="search" title={text('place.none', { typed: searched })} hint={text('place.noneHint')} />
          )}
          <button type="button" className="button button-wide" onClick={() => onDescribe(searched)}>
            {text('place.writeInstead', { typed: searched })}
          </button>
        </>
      )}

      {recent.length > 0 && (
        <>
          <h3 className="pick-title">{text('place.recent')}</h3>
          <ul className="picks">
            {recent.map((place) => line(place, places.wordsTo(place.id), () => onChoose(place.id), false))}
          </ul>
        </>
      )}

      {found === null && (
        <>
          {current ? (
            <div className="pick-head">
              <button
                type="button"
                className="icon-button"
                onClick={() => setWithin(current.parent)}
                aria-label={text('action.back')}
              >
                <Icon name="back" />
              </button>
              <button type="button" className="button" onClick={() => onChoose(current.id)}>
                {text('place.here', { name: places.shortNameOf(current) })}
              </button>
            </div>
          ) : (
            places.all.length > 0 && <h3 className="pick-title">{text('place.all')}</h3>
          )}
          <ul className="picks">
            {places.below(within).map((place) => {
              const opens = places.below(place.id).length > 0;
              return line(place, places.shortNameOf(place), () => (opens ? setWithin(place.id) : onChoose(place.id)), opens);
            })}
          </ul>
          {within === null && (
            <button type="button" className="button button-quiet button-wide" onClick={() => onChoose(null)}>
              {text('place.clear')}
            </button>
          )}
        </>
      )}
    </Sheet>
  );
}
