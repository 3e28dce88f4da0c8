import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useText } from '../useText.ts';
import { CaseInbox } from './CaseInbox.tsx';

/** 回头看: the same questions once more, by another caller who does not see the first answers. */
export function ReinspectPage() {
  const text = useText();
  return (
    <CaseInbox
      queue="reinspect"
      title={text('rail.reinspect')}
      stages={['closed']}
      blind
      empty={{ icon: <SafetyCertificateOutlined />, title: text('empty.reinspect'), hint: text('empty.reinspectHint') }}
    />
  );
}
