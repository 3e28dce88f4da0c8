import { useState } from 'react';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getSecurity } from '../../../contract/signIn.ts';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { dayAt } from '../../ui/format.ts';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Failed, Loading } from '../parts/States.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { CodeField } from './CodeField.tsx';
import { Enrolment } from './Enrolment.tsx';
import { useAccountText } from './text.ts';
import '../styles/account.css';

type Security = Answer<typeof getSecurity>;

/** The lock of one's own account: the second step, and the devices that are signed in. */
export default function SecurityPage() {
  const t = useAccountText();
  const answer = useAnswer('security', (signal) => call(portalEndpoints.getSecurity, {}, signal), 0);
  return (
    <>
      <PageHead title={t('security.title')} back="/me" />
      {answer.state === 'loading' && <Loading lines={4} />}
      {answer.state === 'failed' && <Failed problem={answer.problem} onRetry={answer.reload} />}
      {answer.state === 'ready' && (
        <>
          <SecondStep known={answer.value} onChange={answer.reload} />
          <Sessions known={answer.value} onChange={answer.reload} />
        </>
      )}
    </>
  );
}

function SecondStep({ known, onChange }: { known: Security; onChange: () => void }) {
  const t = useAccountText();
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const [mode, setMode] = useState<'shown' | 'enrol' | 'off'>('shown');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const on = known.secondFactor;

  async function turnOff() {
    setProblem(null);
    try {
      await call(portalEndpoints.removeSecondFactor, { body: { code } });
      setMode('shown');
      setCode('');
      onChange();
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(problemWords(error, text));
    }
  }

  if (mode === 'enrol')
    return (
      <Enrolment
        onDone={() => {
          setMode('shown');
          onChange();
        }}
      />
    );
  return (
    <form
      className="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void turnOff();
      }}
    >
      <h2>{t('security.second')}</h2>
      <p>{on ? t('security.on', { day: format.day(dayAt(on.since), now), count: on.recoveryLeft }) : t('security.off')}</p>
      {known.required && <p className="field-hint">{t('security.required')}</p>}
      {!on && (
        <button type="button" className="button button-main" onClick={() => setMode('enrol')}>
          {t('security.turnOn')}
        </button>
      )}
      {on && !known.required && mode === 'shown' && (
        <button type="button" className="button" onClick={() => setMode('off')}>
          {t('security.turnOff')}
        </button>
      )}
      {mode === 'off' && (
        <>
          <CodeField label={t('security.offCode')} problem={problem} value={code} onChange={setCode} />
          <button type="submit" className="button button-wide" disabled={code.trim() === ''}>
            {t('security.turnOff')}
          </button>
        </>
      )}
    </form>
  );
}

function Sessions({ known, onChange }: { known: Security; onChange: () => void }) {
  const t = useAccountText();
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; words: string } | null>(null);

  async function end(what: () => Promise<string | null>) {
    setSaid(null);
    try {
      const words = await what();
      if (words) setSaid({ tone: 'good', words });
      onChange();
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setSaid({ tone: 'bad', words: problemWords(error, text) });
    }
  }
  const moment = (instant: string) => `${format.day(dayAt(instant), now)} ${format.time(instant)}`;

  return (
    <section className="card">
      <h2>{t('security.sessions')}</h2>
      <p className="field-hint">{t('security.sessionsHint')}</p>
      <ul className="sessions">
        {known.sessions.map((session) => {
          const device = session.device || t('security.unknownDevice');
          return (
            <li key={session.id}>
              <div>
                <strong>{device}</strong>
                {session.current && <span className="here">{t('security.here')}</span>}
                <span className="row-hint">
                  {t('security.seen', { time: moment(session.seenAt) })} · {session.address}
                </span>
                <span className="row-hint">{t('security.began', { time: moment(session.createdAt) })}</span>
              </div>
              {!session.current && (
                <button
                  type="button"
                  className="button"
                  aria-label={t('security.endOf', { device })}
                  onClick={() =>
                    void end(async () => {
                      await call(portalEndpoints.endSession, { params: { id: session.id } });
                      return null;
                    })
                  }
                >
                  {t('security.end')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {said && (
        <Notice tone={said.tone} live>
          {said.words}
        </Notice>
      )}
      {known.sessions.length > 1 && (
        <button
          type="button"
          className="button button-wide"
          onClick={() =>
            void end(async () => t('security.ended', { count: (await call(portalEndpoints.endOtherSessions, {})).ended }))
          }
        >
          {t('security.endOthers')}
        </button>
      )}
    </section>
  );
}
