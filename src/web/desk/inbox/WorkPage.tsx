import { SmileOutlined } from '@ant-design/icons';
import { useText } from '../useText.ts';
import { CaseInbox } from './CaseInbox.tsx';

/** 承办台: the cases of the person's units, and those in which they owe a part. */
export function WorkPage() {
  const text = useText();
  return (
    <CaseInbox
      queue="work"
      title={text('rail.work')}
      stages={['dispatched', 'signed', 'responded', 'reviewing']}
      withUnit
      empty={{ icon: <SmileOutlined />, title: text('empty.work'), hint: text('empty.workHint') }}
    />
  );
}
