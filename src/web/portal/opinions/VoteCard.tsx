import { useRef, useState } from 'react';
import type { Answers, CampaignPage } from '../../../contract/opinions.ts';
import { CallProblem } from '../../api/call.ts';
import { focusFirstProblem } from '../parts/Field.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useSession } from '../useSession.ts';
import { type BallotFault, faultsIn } from './ballotFaults.ts';
import { castKept, ForgedKey, keptBallot, takeBallot } from './ballotStore.ts';
import { QuestionField } from './QuestionField.tsx';
import { useOpinionText } from './text.ts';

type Props = { readonly campaign: CampaignPage; readonly reload: () => void };

/** Everything between wishing to vote and having voted; says at each step what others can know. */
export function VoteCard({ campaign, reload }: Props) {
  const text = useOpinionText();
  const plain = useText();
  const session = useSession();
  const [ballot, setBallot] = useState(() => keptBallot(campaign.id)?.state ?? null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const me = session.state === 'ready' ? session.value.me : null;

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      if (error instanceof ForgedKey) setProblem(text('vote.forged'));
      else if (error instanceof CallProblem && error.code === 'stale') {
        setProblem(text('vote.stale'));
        reload();
      } else if (error instanceof CallProblem) setProblem(problemWords(error, plain));
      else throw error;
    } finally {
      setBallot(keptBallot(campaign.id)?.state ?? null);
      setBusy(false);
    }
  }

  return (
    <section className="card opinion-vote">
      <h2>{text('vote.title')}</h2>
      {ballot === 'cast' && (
        <Notice tone="good" live>
          <strong>{text('vote.done')}</strong>
          <p>{text('vote.doneHint')}</p>
        </Notice>
      )}
      {ballot === 'signed' && (
        <BallotForm
          campaign={campaign}
          busy={busy}
          onCast={(answers) => attempt(() => castKept(campaign.id, campaign.wording, answers)).then(reload)}
        />
      )}
      {ballot !== 'cast' && ballot !== 'signed' && session.state === 'ready' && (
        <Door
          campaign={campaign}
          isSignedIn={me !== null}
          isAsking={ballot === 'asked'}
          busy={busy}
          onTake={() => attempt(() => takeBallot(campaign)).then(reload)}
        />
      )}
      {problem !== null && (
        <Notice tone="bad" live>
          {problem}
        </Notice>
      )}
      <details className="opinion-how">
        <summary>{text('vote.how')}</summary>
        <p>{text('vote.howText')}</p>
        {campaign.part !== null && campaign.part !== 'all' && <p>{text('vote.part', { part: text(`part.${campaign.part}`) })}</p>}
        {campaign.keys.map(({ part, fingerprint }) => (
          <p className="opinion-fingerprint" key={part}>
            {text('vote.fingerprint', { part: text(`part.${part}`), fingerprint })}
          </p>
        ))}
      </details>
    </section>
  );
}

type DoorProps = {
  readonly campaign: CampaignPage;
  readonly isSignedIn: boolean;
  readonly isAsking: boolean;
  readonly busy: boolean;
  readonly onTake: () => void;
};

function Door({ campaign, isSignedIn, isAsking, busy, onTake }: DoorProps) {
  const text = useOpinionText();
  if (!isSignedIn) {
    return (
      <>
        <Link className="button button-main button-wide" href={`/sign-in?next=/opinions/${campaign.id}`}>
          {text('vote.signIn')}
        </Link>
        <p className="field-hint">{text('vote.signInHint')}</p>
      </>
    );
  }
  if (campaign.standing === 'paper') return <p>{text('vote.paper')}</p>;
  if (campaign.standing === null) return <p>{text('vote.notAsked')}</p>;
  // A token that this device asked for may be asked for again; one of another device never.
  if (campaign.standing === 'took' && !isAsking) return <p>{text('vote.otherDevice')}</p>;
  return (
    <button type="button" className="button button-main button-wide" disabled={busy} onClick={onTake}>
      {text(busy ? 'vote.taking' : 'vote.take')}
    </button>
  );
}

function BallotForm({ campaign, busy, onCast }: { campaign: CampaignPage; busy: boolean; onCast: (answers: Answers) => void }) {
  const text = useOpinionText();
  const form = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const [faults, setFaults] = useState<readonly BallotFault[]>([]);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = faultsIn(campaign.questions, answers);
        setFaults(found);
        if (found.length === 0) onCast(answers);
        else setTimeout(() => focusFirstProblem(form.current));
      }}
    >
      {campaign.questions.map((question, i) => {
        const fault = faults.find((each) => each.question === question.id)?.fault;
        return (
          <QuestionField
            key={question.id}
            number={i + 1}
            question={question}
            answer={answers[question.id]}
            problem={fault === undefined ? null : text(fault === 'missing' ? 'vote.missing' : 'vote.tooMany')}
            onAnswer={(answer) => setAnswers({ ...answers, [question.id]: answer })}
          />
        );
      })}
      {faults.length > 0 && (
        <Notice tone="bad" live>
          {text('vote.problems', { count: faults.length })}
        </Notice>
      )}
      <button type="submit" className="button button-main button-wide" disabled={busy}>
        {text(busy ? 'vote.casting' : 'vote.cast')}
      </button>
    </form>
  );
}
