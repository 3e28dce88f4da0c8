import { useEffect, useState } from 'react';
import { serverNow } from '../api/serverClock.ts';
import { currentLanguage } from '../i18n/language.ts';
import { formatOf } from '../ui/format.ts';

/** The formatter of the interface language. */
export const useFormat = () => formatOf(currentLanguage());

/** The server's time in milliseconds, moving on every half minute: enough for words such as 还剩 3小时. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
