import { Select } from 'antd';
import { useId } from 'react';
import { PreferenceDraft } from '../../../contract/notifications.ts';
import type { PreferenceWrite } from '../../api/deskNotices.ts';
import { rangeOf } from '../parts/formRules.ts';
import { useText } from '../useText.ts';

type DigestFieldsProps = { readonly draft: PreferenceWrite; readonly onChange: (draft: PreferenceWrite) => void };

/** The language of messages, and when those of a day are sent as one. */
export function DigestFields({ draft, onChange }: DigestFieldsProps) {
  const text = useText();
  const id = useId();
  const { min, max } = rangeOf(PreferenceDraft.shape.digestHour);
  const hours = Array.from({ length: max - min + 1 }, (_, more) => min + more);
  return (
    <div className="wish-fields">
      <div>
        <label htmlFor={`${id}-language`}>{text('wish.language')}</label>
        <Select
          id={`${id}-language`}
          value={draft.language}
          onChange={(language) => onChange({ ...draft, language })}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
        <small className="muted">{text('wish.languageHint')}</small>
      </div>
      <div>
        <label htmlFor={`${id}-hour`}>{text('wish.digestHour')}</label>
        <Select
          id={`${id}-hour`}
          value={draft.digestHour}
          onChange={(digestHour) => onChange({ ...draft, digestHour })}
          options={hours.map((hour) => ({ value: hour, label: text('wish.hour', { hour: String(hour).padStart(2, '0') }) }))}
        />
        <small className="muted">{text('wish.digestHourHint')}</small>
      </div>
    </div>
  );
}
