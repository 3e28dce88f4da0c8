import { useState } from 'react';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getMyData } from '../../../contract/ownData.ts';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import { useSession } from '../useSession.ts';
import { AskForm } from './AskForm.tsx';
import { useDataText } from './text.ts';
import '../styles/account.css';

type Overview = Answer<typeof getMyData>;

/** What is kept about oneself, who looked at it, and what one may ask for. */
export default function MyDataPage() {
  const t = useDataText();
  const text = useText();
  const session = useSession();
  const me = session.state === 'ready' ? session.value.me : null;
  const answer = useAnswer(me ? `my-data:${me.id}` : null, (signal) => call(portalEndpoints.getMyData, {}, signal), 0);
  return (
    <>
      <PageHead title={t('data.title')} back="/me" />
      <p className="page-lead">{t('data.lead')}</p>
      {session.state === 'ready' && !me && (
        <Empty icon="lock" title={t('data.signIn')}>
          <Link className="button button-main" href="/sign-in">
            {text('action.signIn')}
          </Link>
        </Empty>
      )}
      {me && <Export />}
      {me && answer.state === 'loading' && <Loading lines={4} />}
      {me && answer.state === 'failed' && <Failed problem={answer.problem} onRetry={answer.reload} />}
      {me && answer.state === 'ready' && (
        <>
          <Looks looks={answer.value.looks} />
          <AskForm onSent={answer.reload} />
          <Requests requests={answer.value.requests} />
        </>
      )}
    </>
  );
}

function Export() {
  const t = useDataText();
  const text = useText();
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [problem, setProblem] = useState<string | null>(null);

  async function save() {
    setState('busy');
    setProblem(null);
    try {
      const data = await call(portalEndpoints.exportMine, {});
      const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
      const link = document.createElement('a');
      link.href = address;
      link.download = `${t('data.file')}-${data.at.slice(0, 10)}.json`;
      link.click();
      URL.revokeObjectURL(address);
      setState('done');
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setState('idle');
      setProblem(problemWords(error, text));
    }
  }

  return (
    <section className="card">
      <h2>{t('data.export')}</h2>
      <p className="field-hint">{t('data.exportHint')}</p>
      <button type="button" className="button button-main" disabled={state === 'busy'} onClick={() => void save()}>
        {t(state === 'busy' ? 'data.exporting' : 'data.exportDo')}
      </button>
      {state === 'done' && (
        <Notice tone="good" live>
          {t('data.exported')}
        </Notice>
      )}
      {problem && (
        <Notice tone="bad" live>
          {problem}
        </Notice>
      )}
    </section>
  );
}

function Looks({ looks }: { looks: Overview['looks'] }) {
  const t = useDataText();
  const format = useFormat();
  const now = useNow();
  const names = useNames();
  const [onlyContact, setOnlyContact] = useState(false);
  const shown = looks.filter(({ what }) => !onlyContact || what === 'contact');
  return (
    <section className="card">
      <h2>{t('data.looks')}</h2>
      <p className="field-hint">
        {t('data.looksHint')} {t('data.anonymous')}
      </p>
      {looks.some(({ what }) => what === 'contact') && looks.some(({ what }) => what === 'case') && (
        <label className="check">
          <input type="checkbox" checked={onlyContact} onChange={(event) => setOnlyContact(event.currentTarget.checked)} />
          <span>{t('data.onlyContact')}</span>
        </label>
      )}
      {shown.length === 0 ? (
        <p>{t('data.looksNone')}</p>
      ) : (
        <ul className="looks">
          {shown.map(({ at, caseId, caseNumber: number, unit, what, purpose, times }) => {
            const who = unit === null ? t('data.office') : names.unit(unit);
            const words =
              what === 'contact'
                ? t('data.lookContact', { unit: who, number })
                : times > 1
                  ? t('data.lookCaseTimes', { unit: who, number, times })
                  : t('data.lookCase', { unit: who, number });
            return (
              <li key={`${at} ${caseId} ${what} ${unit}`}>
                <Link href={`/cases/${caseId}`}>{words}</Link>
                {purpose && <span className="row-hint">{t('data.purpose', { purpose })}</span>}
                <time className="row-hint" dateTime={at}>
                  {format.moment(at, now)}
                </time>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Requests({ requests }: { requests: Overview['requests'] }) {
  const t = useDataText();
  const format = useFormat();
  const now = useNow();
  return (
    <section className="card">
      <h2>{t('data.requests')}</h2>
      {requests.length === 0 ? (
        <p>{t('data.requestsNone')}</p>
      ) : (
        <ul className="looks">
          {requests.map((request) => (
            <li key={request.id}>
              <span>
                <strong>{t(`data.${request.kind}`)}</strong>
                <span className="here">{t(`data.state.${request.state}`)}</span>
              </span>
              <span>{request.text}</span>
              {request.answer && <span>{t('data.answer', { answer: request.answer })}</span>}
              <time className="row-hint" dateTime={request.answeredAt ?? request.at}>
                {format.moment(request.answeredAt ?? request.at, now)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
