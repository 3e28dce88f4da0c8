import { DeleteOutlined, PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { serverNow } from '../../api/serverClock.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';
import { isEnter } from './enterKey.ts';
import { SheetField } from './SheetField.tsx';
import { fieldId, focusField } from './sheetFields.ts';
import type { PhoneForm } from './usePhoneForm.ts';

type ThirdPartiesProps = { readonly form: PhoneForm; readonly open: boolean; readonly onClose: () => void };

/** 三方通话: whom the operator called while the caller waited, and what they said. */
export function ThirdParties({ form, open, onClose }: ThirdPartiesProps) {
  const text = useText();
  const format = useFormat();
  const [called, setCalled] = useState('');
  const [words, setWords] = useState('');
  const { thirdParties } = form.draft;
  const add = (): void => {
    if (called.trim() === '' || words.trim().length < 2) return;
    form.change({
      thirdParties: [...thirdParties, { called: called.trim(), text: words.trim(), at: new Date(serverNow()).toISOString() }],
    });
    setCalled('');
    setWords('');
    onClose();
    focusField('what');
  };
  if (!open && thirdParties.length === 0) return null;
  return (
    <SheetField name="third" label={text('phone.third')}>
      {thirdParties.map((each) => (
        <p key={each.at} className="third-party">
          <PhoneOutlined aria-hidden /> <b>{each.called}</b> <time>{format.time(each.at)}</time> {each.text}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={text('phone.removeThird', { called: each.called })}
            onClick={() => form.change({ thirdParties: thirdParties.filter((other) => other !== each) })}
          />
        </p>
      ))}
      {open && (
        <div className="sheet-row">
          <input
            id={fieldId('third')}
            className="sheet-input third-called"
            list="third-known"
            maxLength={60}
            placeholder={text('phone.thirdCalled')}
            value={called}
            onChange={(event) => setCalled(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose();
              if (!isEnter(event)) return;
              event.preventDefault();
              document.getElementById('third-words')?.focus();
            }}
          />
          <datalist id="third-known">
            {(['ambulance', 'fire', 'police', 'security', 'repair', 'counsellor'] as const).map((each) => (
              <option key={each} value={text(`phone.thirdKnown.${each}`)} />
            ))}
          </datalist>
          <input
            id="third-words"
            className="sheet-input"
            maxLength={500}
            aria-label={text('phone.thirdWords')}
            placeholder={text('phone.thirdWords')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose();
              if (!isEnter(event)) return;
              event.preventDefault();
              add();
            }}
          />
          <Button onClick={add}>{text('phone.thirdAdd')}</Button>
        </div>
      )}
    </SheetField>
  );
}
