import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { meQuery } from '../../api/deskSession.ts';
import { adminPages } from './adminPages.ts';

export function AdminFirstPage() {
  const me = useQuery(meQuery).data?.me;
  return me ? <Navigate to={adminPages(me)[0]?.to ?? '/'} replace /> : null;
}
