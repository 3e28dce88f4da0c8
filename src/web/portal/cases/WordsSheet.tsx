import { useRef, useState } from 'react';
import { Field, focusFirstProblem } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { type ChosenPhoto, idsOf } from '../photos/chosenPhoto.ts';
import { PhotoField } from '../photos/PhotoField.tsx';
import { photoQueue } from '../photos/photoQueue.ts';
import { problemWords } from '../problemWords.ts';
import { EmergencyPanel } from '../submit/EmergencyPanel.tsx';
import { useText } from '../text.ts';
import { useSession } from '../useSession.ts';
import type { Order, useCommand } from './useCommand.ts';
import { type WordsCommand, wordsBounds } from './wordsBounds.ts';

type Props = {
  readonly type: WordsCommand;
  readonly command: ReturnType<typeof useCommand>;
  readonly onClose: (done: boolean) => void;
};

/** A command that is given with a few words (and photos, when facts are supplied or somebody is written to). */
export function WordsSheet({ type, command, onClose }: Props) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [words, setWords] = useState('');
  const session = useSession();
  const dutyPhone = (session.state === 'ready' && session.value.site.dutyPhone) || null;
  const [told, setTold] = useState<string | null>(null);
  const { photos, queue } = usePhotoList();
  const { least, most } = wordsBounds[type];

  async function send() {
    const clean = words.trim();
    if (clean.length < least) {
      setTold(clean === '' ? text('field.required') : text('field.too-short', { limit: least }));
      requestAnimationFrame(() => focusFirstProblem(form.current));
      return;
    }
    setTold(null);
    await queue.settled();
    if (await command.give(orderOf(type, clean, idsOf(queue.list.read())))) onClose(true);
  }

  return (
    <Sheet title={text(`act.${type}.title`)} onClose={() => onClose(false)}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="sheet-lead">{text(`act.${type}.hint`)}</p>
        <Field label={text(`act.${type}.field`)} required={least > 0} problem={told}>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              rows={4}
              maxLength={most}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          )}
        </Field>
        <EmergencyPanel words={words} dutyPhone={dutyPhone} />
        {(type === 'SupplyFacts' || type === 'Write') && <PhotoField queue={queue} photos={photos} />}
        {command.problem && (
          <Notice tone="bad" live>
            {command.problem.status === 412 ? text('case.stale') : problemWords(command.problem, text)}
          </Notice>
        )}
        <button
          type="submit"
          className={`button button-wide ${type === 'Withdraw' ? 'button-danger' : 'button-main'}`}
          disabled={command.busy}
        >
          {text(type === 'Withdraw' ? 'act.Withdraw.send' : 'act.send')}
        </button>
      </form>
    </Sheet>
  );
}

function orderOf(type: WordsCommand, words: string, photos: string[]): Order {
  switch (type) {
    case 'Nudge':
      return { type, text: words };
    case 'SupplyFacts':
    case 'Write':
      return { type, text: words, photos };
    case 'Withdraw':
    case 'Reopen':
      return { type, reason: words };
  }
}

function usePhotoList() {
  const [photos, setPhotos] = useState<readonly ChosenPhoto[]>([]);
  const latest = useRef<readonly ChosenPhoto[]>([]);
  const [queue] = useState(() =>
    photoQueue({
      read: () => latest.current,
      write: (change) => {
        latest.current = change(latest.current);
        setPhotos(latest.current);
      },
    }),
  );
  return { photos, queue };
}
