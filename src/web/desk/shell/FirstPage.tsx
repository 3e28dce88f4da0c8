import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { countCases } from '../../../contract/cases.ts';
import { countsQuery } from '../../api/deskCases.ts';
import { meQuery } from '../../api/deskSession.ts';
import { useText } from '../useText.ts';
import { mayCall } from './mayCall.ts';
import { PageSkeleton } from './PageSkeleton.tsx';
import { firstPage } from './railEntries.ts';

export function FirstPage() {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  const counted = me ? mayCall(countCases.access, me) : false;
  const counts = useQuery({ ...countsQuery, enabled: counted });
  if (!me || (counted && counts.isPending)) return <PageSkeleton />;
  const to = firstPage(me, counts.data?.queues ?? []);
  if (to !== '/no-access') return <Navigate to={to} replace />;
  return (
    <main className="page page-empty">
      <h1>{text('noAccess.title')}</h1>
      <p>{text('noAccess.hint')}</p>
      <a href="/">{text('noAccess.portal')}</a>
    </main>
  );
}
