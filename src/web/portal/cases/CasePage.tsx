import { lazy, Suspense, useState } from 'react';
import type { CaseDetail } from '../../../contract/cases.ts';
import type { CommandName } from '../../../domain/case/vocabulary.ts';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useCaseChanges } from '../../api/useCaseChanges.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { CasePhotos } from '../photos/CasePhotos.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import { Backbone } from './Backbone.tsx';
import { ExpectedDate } from './ExpectedDate.tsx';
import { LedgerCard } from './LedgerCard.tsx';
import { RateSheet } from './RateSheet.tsx';
import { Reckonings } from './Reckonings.tsx';
import { caseTone, statusWords } from './statusWords.ts';
import { Timeline } from './Timeline.tsx';
import { useCommand } from './useCommand.ts';
import { WhoLooked } from './WhoLooked.tsx';
import { WordsSheet } from './WordsSheet.tsx';
import '../styles/cases.css';

const OwnPublication = lazy(() => import('../open/OwnPublication.tsx'));

/** One case, live. What may be done with it is told by `allowed` and by nothing else. */
export default function CasePage({ id }: { id: string }) {
  const text = useText();
  const answer = useAnswer(`case:${id}`, (signal) => call(portalEndpoints.getCase, { params: { id } }, signal));
  const ready = answer.state === 'ready';
  useCaseChanges(ready ? id : null, answer.reload);
  const missing = answer.state === 'failed' && [401, 403, 404].includes(answer.problem.status);
  return (
    <>
      <PageHead title={text('case.title')} back="/cases" />
      {answer.state === 'loading' && <Loading lines={6} />}
      {missing && (
        <div className="card">
          <Empty icon="lock" title={text('case.missing')} hint={text('case.missingHint')}>
            <div className="button-row">
              <Link className="button button-main" href={`/sign-in?next=/cases/${id}`}>
                {text('action.signIn')}
              </Link>
              <Link className="button" href="/follow">
                {text('cases.follow')}
              </Link>
            </div>
          </Empty>
        </div>
      )}
      {answer.state === 'failed' && !missing && <Failed problem={answer.problem} onRetry={answer.reload} />}
      {ready && (
        <>
          {answer.problem && (
            <Notice tone="warning" icon="offline" live>
              {problemWords(answer.problem, text)}
            </Notice>
          )}
          <Found found={answer.value} reload={answer.reload} />
        </>
      )}
    </>
  );
}

type Act = 'FollowUp' | 'SupplyFacts' | 'Reopen' | 'Nudge' | 'Write' | 'Withdraw';

/** In the order of how pressing they are for the requester; the first that is allowed is the main button. */
const acts: readonly { act: Act; icon: IconName }[] = [
  { act: 'SupplyFacts', icon: 'write' },
  { act: 'FollowUp', icon: 'star' },
  { act: 'Reopen', icon: 'redo' },
  { act: 'Write', icon: 'write' },
  { act: 'Nudge', icon: 'bell' },
  { act: 'Withdraw', icon: 'close' },
];

function Found({ found, reload }: { found: CaseDetail; reload: () => void }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const names = useNames();
  const command = useCommand(found, reload);
  const [act, setAct] = useState<Act | null>(null);
  const [done, setDone] = useState<Act | null>(null);
  const can = (name: CommandName) => found.allowed.includes(name);
  const unit = found.unit === null ? text('unit.office') : names.unit(found.unit);
  const category = names.categoryOf(found.categoryCode);
  const tone = caseTone(found);
  const close = (given: Act) => (isDone: boolean) => {
    setAct(null);
    if (isDone) setDone(given);
  };
  const mainNumber = found.timeline.findLast(({ type }) => type === 'CaseMerged')?.reason;
  const helperWords = ({ unit: helper, reportedAt }: CaseDetail['parts'][number]) =>
    reportedAt === null ? names.unit(helper) : text('case.helperDone', { unit: names.unit(helper) });
  const possible = acts.filter(({ act: each }) => can(each) && each !== 'Withdraw');

  return (
    <>
      <section className={`card status status-${tone}`}>
        <p className="status-number">{found.number}</p>
        <h2 className="status-title">{found.title}</h2>
        <p className="status-words" role="status">
          {statusWords({ ...found, mayRate: can('FollowUp') }, unit, text)}
        </p>
        {found.round > 1 && <p className="status-round">{text('case.round', { n: found.round })}</p>}
        <Backbone steps={found.steps} />
        {tone === 'open' && <ExpectedDate found={found} />}
        <Reckonings caseId={found.id} version={found.version} />
      </section>

      {(found.phase === 'closed' || found.phase === 'followedUp') && (
        <Suspense fallback={null}>
          <OwnPublication id={found.id} />
        </Suspense>
      )}

      {found.phase === 'merged' && (
        <Notice icon="list">
          <strong>{text('case.mergedInto', { number: mainNumber ?? '' })}</strong>
          <p>{text('case.mergedPromise')}</p>
        </Notice>
      )}
      <LedgerCard found={found} unit={unit} />
      {found.question && (
        <Notice tone="warning" icon="write">
          <strong>{text('case.question')}</strong>
          <p className="written">{found.question}</p>
        </Notice>
      )}
      {done && (
        <Notice tone="good" live>
          {text(`case.done.${done}`)}
        </Notice>
      )}
      {possible.length > 0 && (
        <div className="acts">
          {possible.map(({ act: each, icon }, i) => (
            <button
              key={each}
              type="button"
              className={i === 0 && (each === 'FollowUp' || each === 'SupplyFacts') ? 'button button-main' : 'button'}
              onClick={() => {
                setDone(null);
                setAct(each);
              }}
            >
              <Icon name={icon} />
              {text(`act.${each}`)}
            </button>
          ))}
        </div>
      )}

      {found.result && (
        <section className="card result">
          <h2>
            <Icon name={found.phase === 'declined' ? 'alert' : 'check'} />
            {text(
              found.phase === 'declined'
                ? 'case.whyDeclined'
                : found.phase === 'transferred'
                  ? 'case.transferred'
                  : found.answeredDirectly
                    ? 'case.answer'
                    : 'case.result',
            )}
          </h2>
          <p className="result-unit">{unit}</p>
          <p className="written">{found.result}</p>
        </section>
      )}

      <Timeline found={found} />

      <section className="card">
        <h2>{text('case.mine')}</h2>
        <dl className="facts">
          {category && (
            <>
              <dt>{text('case.category')}</dt>
              <dd>{names.category(category)}</dd>
            </>
          )}
          {(found.placeId || found.placeText) && (
            <>
              <dt>{text('case.place')}</dt>
              <dd>{[found.placeId && names.places.wordsTo(found.placeId), found.placeText].filter(Boolean).join(' · ')}</dd>
            </>
          )}
          {found.parts.length > 0 && (
            <>
              <dt>{text('case.helpers')}</dt>
              <dd>{found.parts.map(helperWords).join(' · ')}</dd>
            </>
          )}
          <dt>{text('case.submittedAt')}</dt>
          <dd>{format.moment(found.submittedAt, now)}</dd>
        </dl>
        {found.text && <p className="written">{found.text}</p>}
        {found.photos.length > 0 && <CasePhotos caseId={found.id} photos={found.photos} />}
      </section>

      {found.mine && <WhoLooked caseId={found.id} anonymous={found.anonymous} />}

      {can('Withdraw') && (
        <button type="button" className="button button-quiet button-wide" onClick={() => setAct('Withdraw')}>
          {text('act.Withdraw')}
        </button>
      )}

      {act === 'FollowUp' && <RateSheet command={command} onClose={close('FollowUp')} />}
      {act !== null && act !== 'FollowUp' && <WordsSheet type={act} command={command} onClose={close(act)} />}
    </>
  );
}
