import { CoffeeOutlined } from '@ant-design/icons';
import { useText } from '../useText.ts';
import { CaseInbox } from './CaseInbox.tsx';

/** 受理台: what waits to be accepted and to be dispatched. */
export function TriagePage() {
  const text = useText();
  return (
    <CaseInbox
      queue="triage"
      title={text('rail.triage')}
      stages={['submitted', 'needsInfo', 'accepted']}
      bulk={['Accept', 'Dispatch']}
      empty={{ icon: <CoffeeOutlined />, title: text('empty.triage'), hint: text('empty.triageHint') }}
    />
  );
}
