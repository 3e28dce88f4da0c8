import { GlobalOutlined, ReadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../contract/cases.ts';
import { proposeExample } from '../../../contract/knowledge.ts';
import { proposePublication } from '../../../contract/publication.ts';
import { meQuery } from '../../api/deskSession.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { DispatchSuggestions } from './DispatchSuggestions.tsx';
import { LikelyDuplicates } from './LikelyDuplicates.tsx';
import { MachineDrafts } from './MachineDrafts.tsx';

/** What helps whoever has to decide where a case goes; nothing for others. */
export function CaseUnderstanding({ detail, keysOff }: { readonly detail: CaseDetail; readonly keysOff: boolean }) {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  const dispatches = detail.allowed.includes('Dispatch') || detail.allowed.includes('Accept');
  const merges = detail.allowed.includes('Merge');
  const mayWrite = me ? mayCall(proposeExample.access, me) : false;
  const isExemplary =
    detail.confidentiality === 'normal' && (detail.phase === 'closed' || detail.phase === 'followedUp') && !detail.mine;
  return (
    <>
      {dispatches && <DispatchSuggestions detail={detail} keysOff={keysOff} />}
      {merges && <LikelyDuplicates detail={detail} keysOff={keysOff} />}
      <MachineDrafts detail={detail} />
      {mayWrite && isExemplary && (
        <p className="case-uses">
          <Link to={`/knowledge/new?case=${detail.id}`}>
            <ReadOutlined aria-hidden /> {text('knowledge.writeExample')}
          </Link>
          {me && mayCall(proposePublication.access, me) && (
            <Link to={`/cases/${detail.id}/publication`}>
              <GlobalOutlined aria-hidden /> {text('publication.propose')}
            </Link>
          )}
        </p>
      )}
    </>
  );
}
