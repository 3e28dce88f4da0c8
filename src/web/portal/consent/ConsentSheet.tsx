import { useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Notice } from '../parts/Notice.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { Failed, Loading } from '../parts/States.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useConsentText } from './text.ts';
import '../styles/consent.css';

type Props = {
  readonly anonymous: boolean;
  /** Accepted: `version` is what an anonymous submission carries. */
  readonly onAccepted: (version: number) => void;
  readonly onClose: () => void;
};

/** The school's privacy notice, read and accepted once before something is submitted. */
export default function ConsentSheet({ anonymous, onAccepted, onClose }: Props) {
  const t = useConsentText();
  const text = useText();
  const answer = useAnswer('consent', (signal) => call(portalEndpoints.getConsent, {}, signal), 0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const notice = answer.state === 'ready' ? answer.value.text : null;

  async function accept(version: number) {
    setBusy(true);
    setProblem(null);
    try {
      if (!anonymous) await call(portalEndpoints.acceptConsent, { params: { id: String(version) } });
      onAccepted(version);
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setBusy(false);
      // It changed again while it was read: the newest words have to be seen.
      if (error.code === 'consent-needed') answer.reload();
      setProblem(problemWords(error, text));
    }
  }

  return (
    <Sheet title={t('consent.title')} onClose={onClose}>
      {answer.state === 'loading' && <Loading lines={6} />}
      {answer.state === 'failed' && <Failed problem={answer.problem} onRetry={answer.reload} />}
      {notice && (
        <>
          <p className="sheet-lead">{t(notice.edition > 1 ? 'consent.again' : 'consent.first')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long notice is scrolled by keyboard, and a scrolled region has to take the focus */}
          <section className="consent-text" aria-label={t('consent.title')} tabIndex={0}>
            {paragraphs(currentLanguage() === 'en' ? notice.en : notice.zh).map((words) => (
              <p key={words}>{words}</p>
            ))}
          </section>
          <p className="field-hint">
            {t('consent.version', { edition: notice.edition })} · <a href="/privacy">{t('consent.more')}</a>
          </p>
          {anonymous && <p className="field-hint">{t('consent.anonymous')}</p>}
          {problem && (
            <Notice tone="bad" live>
              {problem}
            </Notice>
          )}
          <div className="consent-choice">
            <button type="button" className="button button-main" disabled={busy} onClick={() => void accept(notice.version)}>
              {t(busy ? 'consent.accepting' : 'consent.accept')}
            </button>
            <button type="button" className="button" onClick={onClose}>
              {t('consent.decline')}
            </button>
          </div>
        </>
      )}
    </Sheet>
  );
}

const paragraphs = (words: string) =>
  words
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
