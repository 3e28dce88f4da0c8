import { Image } from 'antd';
import { supervisionPhotoPath } from '../../../contract/photos.ts';
import { useText } from '../useText.ts';

type SupervisionPhotosProps = {
  readonly kind: Parameters<typeof supervisionPhotoPath>[0];
  readonly id: string;
  readonly photos: readonly string[];
};

/** Photos of an order, a directive or a deed; a click shows them large. */
export function SupervisionPhotos({ kind, id, photos }: SupervisionPhotosProps) {
  const text = useText();
  if (photos.length === 0) return null;
  return (
    <div className="photo-strip">
      <Image.PreviewGroup>
        {photos.map((photo, at) => (
          <Image
            key={photo}
            src={supervisionPhotoPath(kind, id, photo, 'thumb')}
            preview={{ src: supervisionPhotoPath(kind, id, photo, 'full') }}
            alt={text('photo.alt', { number: at + 1 })}
            width={88}
            height={88}
          />
        ))}
      </Image.PreviewGroup>
    </div>
  );
}
