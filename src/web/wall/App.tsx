import { useEffect, useMemo, useState } from 'react';
import { formatsOf } from './format.ts';
import { MeetingPage } from './meeting/MeetingPage.tsx';
import { Notice } from './Notice.tsx';
import { namesOf } from './names.ts';
import { OperationsPage } from './OperationsPage.tsx';
import { loadText, text } from './text.ts';
import { useSecond } from './useSecond.ts';
import { VisitorsPage } from './VisitorsPage.tsx';
import { type PanelName, WallContext } from './WallContext.ts';
import { type WallState, watchWall } from './watchWall.ts';

/** One screen: what it says of itself while it is not live, or the page of its mode. */
export function App() {
  const [state, setState] = useState<WallState | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const [opened, open] = useState<PanelName | null>(null);
  const second = useSecond();
  useEffect(() => watchWall(setState), []);
  const frame = state?.frame ?? null;
  const language = frame?.screen.language ?? null;
  useEffect(() => {
    if (language === null || language === words) return;
    // Words are loaded once for the life of a page: another language begins another page.
    if (words !== null) return location.reload();
    // Words that do not arrive leave a screen in Chinese, not an empty one.
    const drawn = () => setWords(language);
    loadText(language).then(drawn, drawn);
  }, [language, words]);
  const names = useMemo(() => (frame && words !== null ? namesOf(frame) : null), [frame, words]);
  const formats = useMemo(() => formatsOf(language ?? 'zh-CN'), [language]);

  if (state === null) return null;
  const { phase, now, board } = state;
  if (phase === 'unknown') return <Notice title={text('wall.unknown')} hint={text('wall.unknownHint')} english="unknown" />;
  if (phase === 'revoked') return <Notice title={text('wall.revoked')} hint={text('wall.revokedHint')} english="revoked" />;
  if (!frame || !names || !now || !board) return <Notice title={text('wall.opening')} hint="" />;
  const at = second + state.ahead;
  const { mode } = frame.screen;
  const wall = { frame, now, board, names, formats, at, touch: mode === 'operations', open };
  const Page = mode === 'operations' ? OperationsPage : mode === 'visitors' ? VisitorsPage : MeetingPage;
  return (
    <WallContext.Provider value={wall}>
      <Page state={state} opened={opened} />
    </WallContext.Provider>
  );
}
