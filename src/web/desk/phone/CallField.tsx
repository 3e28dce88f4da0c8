import { useQuery } from '@tanstack/react-query';
import { App, Input, Select } from 'antd';
import { caseCallsQuery, useSignOn } from '../../api/deskPhone.ts';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

type CallFieldProps = {
  readonly caseId: string;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (call: string | undefined) => void;
};

/** One's own conversations with the requester, of which one may prove the contact. */
export function CallField({ caseId, ...field }: CallFieldProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const calls = useQuery(caseCallsQuery(caseId)).data?.calls ?? [];
  return (
    <>
      <Select
        {...field}
        allowClear
        disabled={calls.length === 0}
        placeholder={text(calls.length === 0 ? 'phone.noConversation' : 'phone.chooseConversation')}
        options={calls.map((call) => ({
          value: call.id,
          label: `${text(`phone.direction.${call.direction}`)} · ${format.moment(call.at, now)} · ${text('phone.seconds', { count: call.talkedSeconds })}`,
        }))}
      />
      {calls.length === 0 && <OwnExtension />}
    </>
  );
}

/** Whoever is no operator says once at which telephone he or she sits. */
function OwnExtension() {
  const text = useText();
  const { message } = App.useApp();
  const signOn = useSignOn();
  const register = (extension: string): void =>
    signOn.mutate(
      { extension },
      {
        onSuccess: () => message.success(text('phone.ownExtensionHint')),
        onError: (error) => message.error(problemWords(error, text)),
      },
    );
  return (
    <Input.Search
      size="small"
      className="own-extension"
      inputMode="numeric"
      maxLength={8}
      aria-label={text('phone.extension')}
      placeholder={text('phone.extension')}
      enterButton={text('phone.ownExtension')}
      loading={signOn.isPending}
      onSearch={(typed, event) => {
        // Enter would otherwise send the form around it.
        event?.preventDefault();
        if (/^\d{2,8}$/.test(typed.trim())) register(typed.trim());
      }}
    />
  );
}
