import { CoffeeOutlined } from '@ant-design/icons';
import { useText } from '../useText.ts';
import { CaseInbox } from './CaseInbox.tsx';

/** 受理台: what waits to be accepted and to be dispatched, and returns in dispute. */
export function TriagePage() {
  const text = useText();
  return (
    <CaseInbox
      queue="triage"
      title={text('rail.triage')}
      stages={['submitted', 'needsInfo', 'accepted', 'returning']}
      bulk={['Accept', 'Dispatch', 'Merge']}
      empty={{ icon: <CoffeeOutlined />, title: text('empty.triage'), hint: text('empty.triageHint') }}
    />
  );
}
