import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useEffect, useRef } from 'react';
import { callerQuery } from '../../api/deskPhone.ts';
import { codeInGroups } from '../../api/followUpCode.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { isEnter } from './enterKey.ts';
import { saidElements } from './phoneDraft.ts';
import { SheetField } from './SheetField.tsx';
import { fieldId, focusAfter, focusField } from './sheetFields.ts';
import type { PhoneForm } from './usePhoneForm.ts';
import { useSettled } from './useSettled.ts';

const pauseMs = 200;

/** 何人: the number, and whose it is. One who is known is taken at once; a number of nobody asks for a name. */
export function CallerFields({ form }: { readonly form: PhoneForm }) {
  const text = useText();
  const names = useNames();
  const { draft, change } = form;
  const number = useSettled(draft.number, pauseMs);
  const { data, isFetching } = useQuery(callerQuery({ number, ...(form.call === null ? {} : { call: form.call }) }));
  const callers = number === '' || draft.number === '' ? [] : (data?.callers ?? []);
  const goOn = useRef(false);

  const who = draft.caller === 'anonymous' ? 'anonymous' : (draft.person ?? 'guest');
  const choose = (value: string): void => {
    if (value === 'anonymous') change({ caller: 'anonymous', person: null, name: '' });
    else if (value === 'guest') change({ caller: 'guest', person: null });
    else change({ caller: 'person', person: value, name: '' });
  };

  // Once the number has been looked up, whom it belongs to is known: nobody should have to say so again.
  const looked = number === draft.number && !isFetching;
  useEffect(() => {
    if (!looked || data === undefined || draft.caller === 'anonymous') return;
    const known = data.callers;
    const stillThere = draft.person === null || known.some(({ id }) => id === draft.person);
    if (!stillThere) change({ caller: 'guest', person: null });
    else if (draft.person === null && draft.name === '' && known.length === 1) change({ caller: 'person', person: known[0]!.id });
    if (goOn.current) {
      goOn.current = false;
      if (known.length === 0 && draft.name === '') focusField('name');
      else focusField('what');
    }
  }, [looked, data, draft.caller, draft.person, draft.name, change]);

  return (
    <>
      <SheetField name="number" label={text('phone.number')}>
        <input
          id={fieldId('number')}
          className="sheet-input sheet-number"
          inputMode="tel"
          autoComplete="off"
          placeholder={text('phone.numberHint')}
          value={draft.number}
          maxLength={40}
          onChange={(event) => change({ number: event.target.value })}
          onKeyDown={(event) => {
            if (!isEnter(event)) return;
            event.preventDefault();
            if (draft.number.trim().length < 3) return focusField('name');
            if (!looked) goOn.current = true;
            else if (callers.length === 0 && draft.name === '' && draft.caller === 'guest') focusField('name');
            else focusField('what');
          }}
        />
      </SheetField>
      <SheetField name="name" label={text('phone.who')} isGroup said={saidElements(draft).who}>
        <div className="sheet-row">
          <Radio.Group
            size="small"
            className="caller-choice"
            aria-label={text('phone.who')}
            value={who}
            onChange={(event) => choose(String(event.target.value))}
            options={[
              ...callers.map((caller) => ({
                value: caller.id,
                label: `${caller.name} ${text(`personKind.${caller.kind}`)}${caller.unit ? ` · ${names.unit(caller.unit)}` : ''}`,
              })),
              { value: 'guest', label: text(callers.length > 0 ? 'phone.somebodyElse' : 'phone.newCaller') },
              { value: 'anonymous', label: text('phone.anonymous') },
            ]}
          />
          {who === 'guest' && (
            <input
              id={fieldId('name')}
              className="sheet-input sheet-name"
              aria-label={text('phone.name')}
              autoComplete="off"
              placeholder={text('phone.nameHint')}
              value={draft.name}
              maxLength={40}
              onChange={(event) => change({ name: event.target.value })}
              onKeyDown={(event) => {
                if (!isEnter(event)) return;
                event.preventDefault();
                focusAfter('name');
              }}
            />
          )}
        </div>
      </SheetField>
      {who === 'anonymous' && (
        <p className="sheet-note">
          {text('phone.anonymousHint')} <b className="number">{codeInGroups(form.code)}</b>
        </p>
      )}
    </>
  );
}
