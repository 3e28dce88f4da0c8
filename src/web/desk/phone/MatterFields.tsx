import { Segmented } from 'antd';
import { useMemo } from 'react';
import type { Assistance } from '../../api/deskPhone.ts';
import { localTimeAt } from '../../ui/format.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { isEnter } from './enterKey.ts';
import { saidElements } from './phoneDraft.ts';
import { SheetField } from './SheetField.tsx';
import { type Choice, SuggestField } from './SuggestField.tsx';
import { fieldId, focusAfter, type SheetField as Name } from './sheetFields.ts';
import type { PhoneForm } from './usePhoneForm.ts';

type MatterProps = { readonly form: PhoneForm; readonly found: Assistance | undefined };

/** 何事、何地、何时、何诉求: what was said, with what was found in it offered for one key. */
export function MatterFields({ form, found }: MatterProps) {
  const text = useText();
  const { draft, change } = form;
  const said = saidElements(draft);
  const places = usePlaceChoices();
  const suggestedPlaces = (found?.places ?? []).flatMap(({ id, room }) => {
    const place = places.find(({ value }) => value === id);
    return place ? [{ ...place, note: room }] : [];
  });
  const room = found?.places.find(({ id }) => id === draft.placeId)?.room ?? '';

  return (
    <>
      <SheetField name="what" label={text('phone.what')} said={said.what} hint={<AboutWords form={form} found={found} />}>
        <textarea
          id={fieldId('what')}
          className="sheet-input sheet-what"
          rows={3}
          maxLength={2000}
          placeholder={text('phone.whatHint')}
          value={draft.what}
          onChange={(event) => change({ what: event.target.value })}
          onKeyDown={(event) => {
            if (!isEnter(event)) return;
            event.preventDefault();
            focusAfter('what');
          }}
        />
      </SheetField>
      <SheetField name="place" label={text('phone.where')} said={said.where}>
        <div className="sheet-row">
          <SuggestField
            id={fieldId('place')}
            label={text('phone.where')}
            value={draft.placeId}
            choices={places}
            suggested={suggestedPlaces}
            placeholder={text('phone.whereHint')}
            onChange={(placeId) => {
              const named = found?.places.find(({ id }) => id === placeId)?.room ?? '';
              change({ placeId, placeText: draft.placeText || named });
            }}
            onNext={() => focusAfter('place')}
          />
          <SaidField form={form} field="placeText" name="room" label={text('phone.room')} found={room} />
        </div>
      </SheetField>
      <SheetField name="when" label={text('phone.when')} said={said.when}>
        <SaidField form={form} field="when" name="when" label={text('phone.whenHint')} found={found?.when ?? ''} />
      </SheetField>
      <SheetField name="want" label={text('phone.want')} said={said.want}>
        <SaidField form={form} field="want" name="want" label={text('phone.wantHint')} found={found?.want ?? ''} />
      </SheetField>
    </>
  );
}

type SaidProps = {
  readonly form: PhoneForm;
  readonly field: 'placeText' | 'when' | 'want';
  readonly name: Name;
  readonly label: string;
  /** Found in the words; Enter takes it while the field is empty. */
  readonly found: string;
};

function SaidField({ form, field, name, label, found }: SaidProps) {
  const text = useText();
  const value = form.draft[field];
  return (
    <div className={field === 'placeText' ? 'suggest sheet-room' : 'suggest'}>
      <input
        id={fieldId(name)}
        className="sheet-input"
        autoComplete="off"
        {...(field === 'placeText' ? { 'aria-label': label } : {})}
        maxLength={field === 'want' ? 200 : 60}
        value={value}
        placeholder={found !== '' ? text('phone.suggested', { what: found }) : label}
        onChange={(event) => form.change({ [field]: event.target.value })}
        onKeyDown={(event) => {
          if (!isEnter(event)) return;
          event.preventDefault();
          if (value === '' && found !== '') form.change({ [field]: found });
          focusAfter(name);
        }}
      />
      {value === '' && found !== '' && (
        <kbd className="suggest-key" aria-hidden>
          ↵
        </kbd>
      )}
    </div>
  );
}

/** The title it will have; and words that reviewed rules have found, which raise the grade whoever the operator is. */
function AboutWords({ form, found }: MatterProps) {
  const text = useText();
  if (!found || form.draft.what === '') return null;
  const title = found.title && found.title !== form.draft.what.trim() && (
    <span>{text('phone.title', { title: found.title })}</span>
  );
  if (found.screened.length === 0) return title || null;
  return (
    <span className="sheet-screened" role="status">
      {text('phone.screened')}{' '}
      {found.screened.map(({ rule, words }) => (
        <mark key={`${rule} ${words}`}>{words}</mark>
      ))}
    </span>
  );
}

/** By telephone, or from a paper form whose own time is kept. */
export function ChannelField({ form }: { readonly form: PhoneForm }) {
  const text = useText();
  const now = useNow();
  const { channel, receivedAt } = form.draft;
  return (
    <span className="sheet-channel">
      <Segmented
        size="small"
        aria-label={text('phone.channel')}
        value={channel}
        options={[
          { value: 'phone', label: text('channel.phone') },
          { value: 'paper', label: text('channel.paper') },
        ]}
        onChange={(value) => form.change({ channel: value === 'paper' ? 'paper' : 'phone', receivedAt: null })}
      />
      {(channel === 'paper' || receivedAt !== null) && (
        <label>
          {text('phone.receivedAt')}{' '}
          <input
            type="datetime-local"
            className="sheet-input sheet-time"
            max={localTimeAt(now)}
            value={receivedAt === null ? '' : localTimeAt(Date.parse(receivedAt))}
            onChange={(event) =>
              form.change({
                receivedAt: event.target.value === '' ? null : new Date(`${event.target.value}:00+08:00`).toISOString(),
              })
            }
          />
        </label>
      )}
    </span>
  );
}

function usePlaceChoices(): readonly Choice[] {
  const names = useNames();
  return useMemo(
    () =>
      (names.reference?.places ?? [])
        .filter(({ retired }) => !retired)
        .map((place) => ({
          value: place.id,
          label: names.place(place.id),
          search: `${place.name} ${place.nameEn}`.toLowerCase(),
        })),
    [names],
  );
}
