import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { caseCallsQuery } from '../../api/deskPhone.ts';
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
  );
}
