import { ClockCircleOutlined, EyeOutlined, FlagOutlined, MergeOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../contract/cases.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** What changes how a case is to be read: it follows another one, others follow it, or more time was asked for. */
export function CaseNotices({ detail }: { readonly detail: CaseDetail }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const main = detail.timeline.findLast(({ type }) => type === 'CaseMerged')?.reason;
  return (
    <>
      {detail.mergedInto !== null && (
        <Alert
          type="info"
          showIcon
          icon={<MergeOutlined />}
          title={text('case.mergedInto', { number: main ?? '' })}
          action={<Link to={`/cases/${detail.mergedInto}`}>{text('case.openMain')}</Link>}
        />
      )}
      {detail.followers > 0 && (
        <Alert type="info" showIcon icon={<MergeOutlined />} title={text('case.followers', { count: detail.followers })} />
      )}
      {detail.supervised && <Alert type="error" showIcon icon={<EyeOutlined />} title={text('case.supervised')} />}
      {detail.ratingContacts > 0 && (
        <Alert
          type="warning"
          showIcon
          icon={<FlagOutlined />}
          title={text('case.ratingContacts', { count: detail.ratingContacts })}
        />
      )}
      {detail.extension && (
        <Alert
          type="warning"
          showIcon
          icon={<ClockCircleOutlined />}
          title={text('case.extensionPending', { time: format.moment(detail.extension.until, now) })}
          description={text(detail.extension.endorsed ? 'case.extensionEndorsed' : 'case.extensionNotEndorsed')}
        />
      )}
    </>
  );
}
