import { useState } from 'react';

const key = 'huying-wall-noted';
/** Marks are forgotten when this many newer ones were made: what they stood for has long been dealt with. */
const most = 200;

/** What the room has taken note of, with when: a mark of this screen alone, for its token only reads. */
export function useNoted() {
  const [noted, setNoted] = useState(read);
  const note = (what: string) => {
    const next = new Map([...noted, [what, Date.now()] as const].slice(-most));
    localStorage.setItem(key, JSON.stringify([...next]));
    setNoted(next);
  };
  return { noted, note };
}

function read(): ReadonlyMap<string, number> {
  try {
    return new Map(JSON.parse(localStorage.getItem(key) ?? '[]') as [string, number][]);
  } catch {
    return new Map();
  }
}
