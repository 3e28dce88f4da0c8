import { BellFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { pagesQuery, useTakePage } from '../../api/deskHandling.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** Cases that cannot wait and for which this person was paged: in sight on every page until somebody takes them on. */
export function DutyPages() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  const take = useTakePage();
  const pages = useQuery(pagesQuery).data?.pages ?? [];
  return (
    <div role="alert" className="duty-pages">
      {pages.map(({ caseId, number, at }) => (
        <p key={caseId} className="banner banner-page">
          <BellFilled aria-hidden />
          <b>{text('duty.page')}</b> <span className="number">{number}</span> {format.moment(at, now)}
          <Button
            size="small"
            danger
            type="primary"
            loading={take.isPending && take.variables === caseId}
            onClick={() => take.mutate(caseId, { onSuccess: () => navigate(`/cases/${caseId}`) })}
          >
            {text('duty.take')}
          </Button>
        </p>
      ))}
    </div>
  );
}
