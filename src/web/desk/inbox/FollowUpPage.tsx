import { PhoneOutlined } from '@ant-design/icons';
import { useText } from '../useText.ts';
import { CaseInbox } from './CaseInbox.tsx';

/** 回访台: calls to make, blind to the unit, and unsatisfied answers to decide on. */
export function FollowUpPage() {
  const text = useText();
  return (
    <CaseInbox
      queue="followUp"
      title={text('rail.followUp')}
      stages={['resolved', 'followedUp']}
      blind
      empty={{ icon: <PhoneOutlined />, title: text('empty.followUp'), hint: text('empty.followUpHint') }}
    />
  );
}
