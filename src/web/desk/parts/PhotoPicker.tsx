import { CloseOutlined, LoadingOutlined, PlusOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { photoLimits } from '../../../contract/photos.ts';
import { useUploadPhoto } from '../../api/deskPhotos.ts';
import { useText } from '../useText.ts';
import { problemWords } from './problemWords.ts';

type Chosen = { readonly key: number; readonly file: File; readonly id: string | null; readonly problem: string | null };

/** Photos are sent as soon as they are chosen; the form's value are the ids of those that arrived. */
export function PhotoPicker({ onChange, id }: { readonly onChange?: (photos: string[]) => void; readonly id?: string }) {
  const text = useText();
  const upload = useUploadPhoto();
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const counter = useRef(0);

  function update(change: (before: readonly Chosen[]) => readonly Chosen[]): void {
    setChosen((before) => {
      const after = change(before);
      onChange?.(after.flatMap((each) => each.id ?? []));
      return after;
    });
  }

  function add(files: readonly File[]): void {
    const room = photoLimits.count - chosen.filter((each) => each.problem === null).length;
    for (const file of files.slice(0, Math.max(room, 0))) {
      const key = counter.current++;
      update((before) => [...before, { key, file, id: null, problem: null }]);
      const settle = (result: Partial<Chosen>) =>
        update((before) => before.map((each) => (each.key === key ? { ...each, ...result } : each)));
      if (file.size > photoLimits.megabytes * 1024 * 1024)
        settle({ problem: text('photo.tooLarge', { megabytes: photoLimits.megabytes }) });
      else
        upload.mutateAsync(file).then(
          (photo) => settle({ id: photo.id }),
          (error: unknown) => settle({ problem: problemWords(error, text) }),
        );
    }
  }

  return (
    <div className="photo-picker">
      <ul>
        {chosen.map(({ key, file, id: sent, problem }) => (
          <li key={key} className={problem ? 'photo-failed' : ''}>
            <Preview file={file} />
            {problem ? <WarningFilled aria-hidden /> : sent === null && <LoadingOutlined aria-label={text('photo.sending')} />}
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={text('photo.remove', { name: file.name })}
              onClick={() => update((before) => before.filter((each) => each.key !== key))}
            />
            {problem && <p role="alert">{problem}</p>}
          </li>
        ))}
      </ul>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={photoLimits.types.join(',')}
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button icon={<PlusOutlined />} onClick={() => input.current?.click()}>
        {text('photo.add')}
      </Button>
      <small>{text('photo.limits', { count: photoLimits.count, megabytes: photoLimits.megabytes })}</small>
    </div>
  );
}

/** Drawn on a canvas: an object URL would need `blob:` in the content security policy. */
function Preview({ file }: { readonly file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    createImageBitmap(file).then(
      (image) => {
        const target = canvas.current;
        if (gone || !target) return;
        const side = Math.min(image.width, image.height);
        target
          .getContext('2d')
          ?.drawImage(image, (image.width - side) / 2, (image.height - side) / 2, side, side, 0, 0, target.width, target.height);
        image.close();
      },
      // A file that this browser cannot draw may still be one that the server can read.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [file]);
  return <canvas ref={canvas} width={128} height={128} role="img" aria-label={file.name} />;
}
