import { useEffect, useRef, useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { copyText } from '../copyText.ts';
import { Notice } from '../parts/Notice.tsx';
import { Loading } from '../parts/States.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { CodeField } from './CodeField.tsx';
import { useAccountText } from './text.ts';

type Props = {
  /** The code of the app in use, when there is one. */
  readonly present?: string;
  readonly onDone: () => void;
};

/** Scan, confirm, keep the recovery codes: the three steps of a new authenticator app. */
export function Enrolment({ present, onDone }: Props) {
  const t = useAccountText();
  const text = useText();
  const [shown, setShown] = useState<{ key: string; qr: string } | null>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState<readonly string[] | null>(null);
  const asked = useRef(false);

  useEffect(() => {
    // Asking makes a new key: once is enough, also when the page is drawn twice.
    if (asked.current) return;
    asked.current = true;
    call(portalEndpoints.enrolSecondFactor, { body: present === undefined ? {} : { code: present } }).then(setShown, (error) => {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(problemWords(error, text));
    });
  }, [present, text]);

  async function confirm() {
    setBusy(true);
    setProblem(null);
    try {
      setKept((await call(portalEndpoints.confirmSecondFactor, { body: { code } })).recoveryCodes);
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(problemWords(error, text));
    } finally {
      setBusy(false);
    }
  }

  if (kept) return <RecoveryCodes codes={kept} onDone={onDone} />;
  if (!shown) return problem ? <Notice tone="bad">{problem}</Notice> : <Loading lines={4} />;
  return (
    <form
      className="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <h2>{t('second.step1')}</h2>
      <p className="field-hint">{t('second.step1Hint')}</p>
      <img
        className="qr"
        alt={t('second.qr')}
        src={`data:image/svg+xml,${encodeURIComponent(shown.qr)}`}
        width={192}
        height={192}
      />
      <p className="qr-key">
        {t('second.key')}
        <code>{shown.key.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <h2>{t('second.step2')}</h2>
      <CodeField label={t('second.code')} problem={problem} value={code} onChange={setCode} />
      <button type="submit" className="button button-main button-wide" disabled={busy || code.trim() === ''}>
        {t('second.confirm')}
      </button>
    </form>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useAccountText();
  const list = useRef<HTMLOListElement>(null);
  const [copied, setCopied] = useState(false);
  return (
    <section className="card form">
      <Notice tone="good" live>
        {t('second.saved')}
      </Notice>
      <p>{t('second.recovery')}</p>
      <ol className="recovery" ref={list}>
        {codes.map((one) => (
          <li key={one}>
            <code>{one}</code>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button button-wide"
        onClick={async () => setCopied(await copyText(codes.join('\n'), list.current))}
      >
        {t(copied ? 'second.copied' : 'second.copy')}
      </button>
      <button type="button" className="button button-main button-wide" onClick={onDone}>
        {t('second.done')}
      </button>
    </section>
  );
}
