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
  const current = within === null ? null : places.find(within);
  const enter = (place: Place) => (places.below(place.id).length > 0 ? setWithin(place.id) : onChoose(place.id));

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

      {searched !== '' && <Found searched={searched} onChoose={onChoose} onDescribe={onDescribe} />}
      {searched === '' && current && (
        <>
          <div className="pick-head">
            <button
              type="button"
              className="icon-button"
              onClick={() => setWithin(places.find(current.parent ?? '')?.kind === 'campus' ? null : current.parent)}
              aria-label={text('action.back')}
            >
              <Icon name="back" />
            </button>
            <button type="button" className="button" onClick={() => onChoose(current.id)}>
              {text('place.here', { name: places.shortNameOf(current) })}
            </button>
          </div>
          <ul className="picks">
            {places.below(current.id).map((place) => (
              <li key={place.id}>
                <button type="button" className="pick" onClick={() => enter(place)}>
                  <span>{places.shortNameOf(place)}</span>
                  {places.below(place.id).length > 0 && <Icon name="chevron" />}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {searched === '' && !current && <Campuses onEnter={enter} onChoose={onChoose} />}
    </Sheet>
  );
}

function Found({ searched, onChoose, onDescribe }: Pick<Props, 'onChoose' | 'onDescribe'> & { searched: string }) {
  const text = useText();
  const { places } = useNames();
  const found = searchPlaces(places, searched);
  return (
    <>
      <Ways places={found} onChoose={onChoose} />
      {found.length === 0 && (
        <Empty icon="search" title={text('place.none', { typed: searched })} hint={text('place.noneHint')} />
      )}
      <button type="button" className="button button-wide" onClick={() => onDescribe(searched)}>
        {text('place.writeInstead', { typed: searched })}
      </button>
    </>
  );
}

/** What was used last, then every building of every campus: one tap for most people. */
function Campuses({ onEnter, onChoose }: { onEnter: (place: Place) => void; onChoose: Props['onChoose'] }) {
  const text = useText();
  const { places } = useNames();
  const [recent] = useState(recentPlaces);
  const known = recent.flatMap((id) => places.find(id) ?? []);
  return (
    <>
      {known.length > 0 && (
        <>
          <h3 className="pick-title">{text('place.recent')}</h3>
          <Ways places={known} onChoose={onChoose} />
        </>
      )}
      {places.below(null).map((campus) => (
        <section className="campus" key={campus.id}>
          <div className="campus-head">
            <h3>{places.nameOf(campus)}</h3>
            <button type="button" className="text-button" onClick={() => onChoose(campus.id)}>
              {text('place.here', { name: places.nameOf(campus) })}
            </button>
          </div>
          <ul className="class-grid">
            {places.below(campus.id).map((building) => (
              <li key={building.id}>
                <button type="button" className="class-tile building" onClick={() => onEnter(building)}>
                  {places.shortNameOf(building)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <button type="button" className="button button-quiet button-wide" onClick={() => onChoose(null)}>
        {text('place.clear')}
      </button>
    </>
  );
}

function Ways({ places: listed, onChoose }: { places: readonly Place[]; onChoose: Props['onChoose'] }) {
  const { places } = useNames();
  return (
    <ul className="picks">
      {listed.map((place) => (
        <li key={place.id}>
          <button type="button" className="pick" onClick={() => onChoose(place.id)}>
            {places.wordsTo(place.id)}
          </button>
        </li>
      ))}
    </ul>
  );
}
