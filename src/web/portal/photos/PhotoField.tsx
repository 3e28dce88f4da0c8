import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { photoLimits } from '../../api/photoAddress.ts';
import { FieldGroup } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useText } from '../text.ts';
import { useFormat } from '../useFormat.ts';
import { type ChosenPhoto, movedPhoto } from './chosenPhoto.ts';
import { type PhotoQueue, previewOf, usePhotoProgress } from './photoQueue.ts';

type Props = {
  readonly queue: PhotoQueue;
  readonly photos: readonly ChosenPhoto[];
  readonly required?: boolean;
  readonly problem?: string | null;
  /** Below the tiles: what the form adds, such as a way out of a required photo. */
  readonly children?: ReactNode;
};

/** Photos: chosen, previewed, put in order, uploaded at once while the person goes on writing. */
export function PhotoField({ queue, photos, required = false, problem = null, children }: Props) {
  const text = useText();
  const format = useFormat();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const opened = photos.findIndex(({ key }) => key === openKey);
  const full = photos.length >= photoLimits.count;

  return (
    <FieldGroup
      label={text('photo.label')}
      required={required}
      problem={problem}
      hint={text('photo.hint', { count: photoLimits.count, size: format.megabytes(photoLimits.megabytes * 1_000_000) })}
    >
      <ul className="photo-tiles">
        {photos.map((photo, i) => (
          <PhotoTile key={photo.key} queue={queue} photo={photo} n={i + 1} onOpen={() => setOpenKey(photo.key)} />
        ))}
        {!full && (
          <li>
            <button type="button" className="photo-add" onClick={() => chooser.current?.click()}>
              <Icon name="camera" />
              {text('photo.add')}
            </button>
          </li>
        )}
      </ul>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={photoLimits.types.join(',')}
        onChange={async (event) => {
          const input = event.currentTarget;
          const files = [...(input.files ?? [])];
          input.value = '';
          setRefused(await queue.add(files));
        }}
      />
      {refused.length > 0 && (
        <Notice tone="bad" live>
          {refused.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {photos.some(({ state }) => state === 'failed') && (
        <button type="button" className="button" onClick={() => queue.retry()}>
          <Icon name="redo" />
          {text('action.retry')}
        </button>
      )}
      {children}
      {photos[opened] && (
        <PhotoSheet queue={queue} photo={photos[opened]} n={opened + 1} count={photos.length} onClose={() => setOpenKey(null)} />
      )}
    </FieldGroup>
  );
}

type TileProps = { readonly queue: PhotoQueue; readonly photo: ChosenPhoto; readonly n: number };

function PhotoTile({ queue, photo, n, onOpen }: TileProps & { onOpen: () => void }) {
  const text = useText();
  const format = useFormat();
  const share = usePhotoProgress().get(photo.key);
  const address = usePreview(photo.key);
  const bad = photo.state === 'failed' || photo.state === 'refused';
  const words =
    share !== undefined
      ? format.share(share, 1)
      : text(photo.state === 'sent' ? 'photo.sent' : bad ? 'photo.failed' : 'photo.waiting');
  return (
    <li className={`photo-tile photo-${photo.state}`}>
      <button type="button" className="photo-open" onClick={onOpen} aria-label={`${text('photo.open', { n })} · ${words}`}>
        {address && <img src={address} alt="" />}
        {photo.state === 'sent' ? (
          <span className="photo-mark">
            <Icon name="check" />
          </span>
        ) : (
          <span className="photo-state">
            {bad && <Icon name="alert" />}
            {words}
          </span>
        )}
        {share !== undefined && <progress value={share} max={1} aria-hidden="true" />}
      </button>
      <button
        type="button"
        className="photo-remove"
        onClick={() => queue.remove(photo.key)}
        aria-label={text('photo.remove', { n })}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

function PhotoSheet({ queue, photo, n, count, onClose }: TileProps & { count: number; onClose: () => void }) {
  const text = useText();
  const address = usePreview(photo.key);
  const move = (step: -1 | 1) => queue.list.write((photos) => movedPhoto(photos, photo.key, step));
  return (
    <Sheet title={text('photo.of', { n, count })} onClose={onClose}>
      {address && <img className="photo-large" src={address} alt={text('photo.of', { n, count })} />}
      {photo.problem && <Notice tone="bad">{photo.problem}</Notice>}
      <div className="button-row">
        <button type="button" className="button" disabled={n === 1} onClick={() => move(-1)}>
          <Icon name="back" />
          {text('photo.earlier')}
        </button>
        <button type="button" className="button" disabled={n === count} onClick={() => move(1)}>
          {text('photo.later')}
          <Icon name="chevron" />
        </button>
        <button
          type="button"
          className="button button-danger"
          onClick={() => {
            queue.remove(photo.key);
            onClose();
          }}
        >
          {text('photo.delete')}
        </button>
      </div>
    </Sheet>
  );
}

function usePreview(key: string): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let stays = true;
    void previewOf(key).then((found) => {
      if (stays) setAddress(found);
    });
    return () => {
      stays = false;
    };
  }, [key]);
  return address;
}
