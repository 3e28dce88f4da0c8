import { useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Failed, Loading } from '../parts/States.tsx';
import { pathAfterSignIn, queried } from '../path.ts';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useSession } from '../useSession.ts';
import { CodeField } from './CodeField.tsx';
import { Enrolment } from './Enrolment.tsx';
import { useAccountText } from './text.ts';
import '../styles/account.css';

/** Between the password and the page that was wanted: the code of an authenticator app, or getting one. Both faces lead here. */
export default function SecondStepPage() {
  const t = useAccountText();
  const session = useSession();
  // A new page load: nothing that was asked for before stays on the screen.
  const goOn = () => location.assign(pathAfterSignIn(queried('next')));
  return (
    <>
      <PageHead title={t('second.title')} back="/sign-in" />
      {session.state === 'loading' && <Loading lines={3} />}
      {session.state === 'failed' && <Failed problem={session.problem} onRetry={session.reload} />}
      {session.state === 'ready' && session.value.pending === 'code' && (
        <CodeForm site={currentLanguage() === 'en' ? session.value.site.nameEn : session.value.site.name} onDone={goOn} />
      )}
      {session.state === 'ready' && session.value.pending === 'enrol' && (
        <>
          <p className="page-lead">{t('second.enrolLead')}</p>
          <Enrolment onDone={goOn} />
        </>
      )}
      {session.state === 'ready' && session.value.pending === null && <Over signedIn={session.value.me !== null} onDone={goOn} />}
    </>
  );
}

function CodeForm({ site, onDone }: { site: string; onDone: () => void }) {
  const t = useAccountText();
  const text = useText();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function give() {
    setBusy(true);
    setProblem(null);
    try {
      await call(portalEndpoints.giveSecondFactor, { body: { code } });
      onDone();
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(problemWords(error, text));
      setBusy(false);
    }
  }

  return (
    <form
      className="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <p>{t('second.codeLead', { site })}</p>
      <CodeField label={t('second.code')} hint={t('second.codeHint')} problem={problem} value={code} onChange={setCode} />
      <button type="submit" className="button button-main button-wide" disabled={busy || code.trim() === ''}>
        {t('second.enter')}
      </button>
    </form>
  );
}

function Over({ signedIn, onDone }: { signedIn: boolean; onDone: () => void }) {
  const t = useAccountText();
  const text = useText();
  if (signedIn)
    return (
      <button type="button" className="button button-main button-wide" onClick={onDone}>
        {t('second.enter')}
      </button>
    );
  return (
    <Notice tone="warning">
      <p>{t('second.expired')}</p>
      <Link href="/sign-in">{text('action.signIn')}</Link>
    </Notice>
  );
}
