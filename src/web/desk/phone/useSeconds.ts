import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { meQuery } from '../../api/deskSession.ts';

/** Whole seconds since an instant by the server's clock, counted while it is on the screen; never negative. */
export function useSeconds(from: string): number {
  const ahead = useQuery(meQuery).data?.aheadMs ?? 0;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now + ahead - Date.parse(from)) / 1000));
}
