import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { consentQuery } from '../../api/deskPhone.ts';
import { useText } from '../useText.ts';
import { SheetField } from './SheetField.tsx';
import type { PhoneForm } from './usePhoneForm.ts';

type ConsentProps = { readonly form: PhoneForm };

/** 告知: the privacy notice is read aloud, or was signed on paper; which version was accepted goes with the case. */
export function ConsentField({ form }: ConsentProps) {
  const text = useText();
  const notice = useQuery(consentQuery).data?.text;
  if (!notice) return null;
  const { draft, change } = form;
  const isPaper = draft.channel === 'paper';
  return (
    <SheetField name="consent" label={text('phone.notice')} isGroup>
      <Checkbox
        checked={draft.consent !== null}
        aria-keyshortcuts="F3"
        onChange={(event) => change({ consent: event.target.checked ? notice.version : null })}
      >
        {text(isPaper ? 'phone.noticeSigned' : 'phone.noticeRead', { edition: notice.edition })} <kbd aria-hidden>F3</kbd>
      </Checkbox>
      {!isPaper && draft.consent === null && (
        <p className="sheet-hint" title={text('phone.noticeHint')}>
          {text('phone.noticeWords')}
        </p>
      )}
    </SheetField>
  );
}

/** What the key for the notice does: ticks it, or takes the tick back; undefined while no notice is in force. */
export function useConsentKey({ draft, change }: PhoneForm): (() => void) | undefined {
  const notice = useQuery(consentQuery).data?.text;
  return notice ? () => change({ consent: draft.consent === null ? notice.version : null }) : undefined;
}
