import { useText } from '../useText.ts';
import { SheetField } from './SheetField.tsx';
import { fieldId } from './sheetFields.ts';
import type { PhoneForm } from './usePhoneForm.ts';

/** 当场答复: what the caller has been told; it is the result of the case. */
export function ReplyField({ form, onSend }: { readonly form: PhoneForm; readonly onSend: () => void }) {
  const text = useText();
  return (
    <SheetField name="reply" label={text('phone.reply')} hint={text('hint.result')}>
      <textarea
        id={fieldId('reply')}
        className="sheet-input sheet-reply"
        rows={4}
        maxLength={5000}
        placeholder={text('phone.replyHint')}
        value={form.draft.reply}
        onChange={(event) => form.change({ reply: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSend();
        }}
      />
    </SheetField>
  );
}
