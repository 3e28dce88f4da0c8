import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { meQuery } from '../../api/deskSession.ts';
import { supervisionPages } from './SupervisionLayout.tsx';

export function SupervisionFirstPage() {
  const me = useQuery(meQuery).data?.me;
  const first = me ? supervisionPages(me)[0] : undefined;
  return first ? <Navigate to={first.to} replace /> : null;
}
