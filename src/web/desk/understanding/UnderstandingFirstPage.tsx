import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { meQuery } from '../../api/deskSession.ts';
import { understandingPages } from './understandingPages.ts';

export function UnderstandingFirstPage() {
  const me = useQuery(meQuery).data?.me;
  return me ? <Navigate to={understandingPages(me)[0]?.to ?? '/'} replace /> : null;
}
