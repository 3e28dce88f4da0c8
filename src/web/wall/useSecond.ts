import { useEffect, useState } from 'react';

/** Milliseconds since the epoch by this box's clock, anew every second. */
export function useSecond(): number {
  const [at, setAt] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setAt(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return at;
}
