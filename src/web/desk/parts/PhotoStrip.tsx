import { Image } from 'antd';
import { photoPath } from '../../../contract/photos.ts';
import { useText } from '../useText.ts';

/** The photos of a case as thumbnails; a press shows them large. */
export function PhotoStrip({ caseId, photos }: { readonly caseId: string; readonly photos: readonly string[] }) {
  const text = useText();
  if (photos.length === 0) return null;
  return (
    <div className="photo-strip">
      <Image.PreviewGroup>
        {photos.map((photo, at) => (
          <Image
            key={photo}
            src={photoPath(caseId, photo, 'thumb')}
            preview={{ src: photoPath(caseId, photo, 'full') }}
            alt={text('photo.alt', { number: at + 1 })}
            width={88}
            height={88}
          />
        ))}
      </Image.PreviewGroup>
    </div>
  );
}
