import { useState } from 'react';
import { Field } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useText } from '../text.ts';
import { titleMost } from './draft.ts';
import { changeDraft, useDraft } from './draftStore.ts';
import { EmergencyPanel } from './EmergencyPanel.tsx';

type Props = {
  readonly problems: { readonly title: string | null; readonly text: string | null };
  readonly dutyPhone: string | null;
};

/** One sentence, and the details when somebody has more to say; numbers to call as soon as the words speak of danger. */
export function TitleField({ problems, dutyPhone }: Props) {
  const text = useText();
  const draft = useDraft();
  const [detailed, setDetailed] = useState(draft.text !== '');
  const showsDetails = detailed || draft.text !== '' || problems.text !== null;
  return (
    <>
      <Field label={text('submit.what')} required problem={problems.title}>
        {(ids) => (
          <>
            <textarea
              {...ids}
              className="input input-title"
              rows={2}
              maxLength={titleMost}
              value={draft.title}
              placeholder={text('submit.whatExample')}
              enterKeyHint="next"
              onChange={(event) => changeDraft({ title: event.currentTarget.value.replace(/\n/g, ' ') })}
            />
            <div className="below-input">
              {!showsDetails && (
                <button type="button" className="text-button" onClick={() => setDetailed(true)}>
                  <Icon name="plus" />
                  {text('submit.more')}
                </button>
              )}
              <span className="counter">{text('submit.counter', { used: draft.title.length, max: titleMost })}</span>
            </div>
          </>
        )}
      </Field>
      <EmergencyPanel words={`${draft.title} ${draft.text}`} dutyPhone={dutyPhone} />
      {showsDetails && (
        <Field label={text('submit.details')} hint={text('submit.detailsHint')} problem={problems.text}>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              rows={4}
              value={draft.text}
              onChange={(event) => changeDraft({ text: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
