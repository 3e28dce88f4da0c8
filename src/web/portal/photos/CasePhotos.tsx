import { useState } from 'react';
import { photoAddress } from '../../api/photoAddress.ts';
import { Icon } from '../parts/Icon.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useText } from '../text.ts';

/** Thumbnails of a case's photos; each opens large, with the others one tap or arrow key away. */
export function CasePhotos({ caseId, photos }: { caseId: string; photos: readonly string[] }) {
  const text = useText();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <>
      <ul className="photo-tiles">
        {photos.map((photo, i) => (
          <li key={photo} className="photo-tile">
            <button type="button" className="photo-open" onClick={() => setOpen(i)} aria-label={text('photo.open', { n: i + 1 })}>
              <img src={photoAddress(caseId, photo, 'thumb')} alt="" loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      {open !== null && (
        <Lightbox
          address={(i) => photoAddress(caseId, photos[i] ?? '', 'full')}
          count={photos.length}
          at={open}
          onMove={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

type LightboxProps = {
  readonly address: (i: number) => string;
  readonly count: number;
  readonly at: number;
  readonly onMove: (i: number) => void;
  readonly onClose: () => void;
};

function Lightbox({ address, count, at, onMove, onClose }: LightboxProps) {
  const text = useText();
  const [brokenAt, setBrokenAt] = useState<number | null>(null);
  const to = (i: number) => {
    if (i >= 0 && i < count) onMove(i);
  };
  return (
    <Sheet title={text('photo.of', { n: at + 1, count })} onClose={onClose}>
      <fieldset
        className="lightbox"
        aria-label={text('photo.of', { n: at + 1, count })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') to(at - 1);
          if (event.key === 'ArrowRight') to(at + 1);
        }}
      >
        {brokenAt === at ? (
          <p className="state">{text('photo.broken')}</p>
        ) : (
          <img key={at} src={address(at)} alt={text('photo.of', { n: at + 1, count })} onError={() => setBrokenAt(at)} />
        )}
        {count > 1 && (
          <div className="button-row">
            <button type="button" className="button" disabled={at === 0} onClick={() => to(at - 1)}>
              <Icon name="back" />
              {text('photo.previous')}
            </button>
            <button type="button" className="button" disabled={at === count - 1} onClick={() => to(at + 1)}>
              {text('photo.next')}
              <Icon name="chevron" />
            </button>
          </div>
        )}
      </fieldset>
    </Sheet>
  );
}
