import { useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { newCaseId } from '../../api/caseId.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Field } from '../parts/Field.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useSession } from '../useSession.ts';
import { useSettled } from '../useSettled.ts';
import { SimilarProposals } from './SimilarProposals.tsx';
import { useOpinionText } from './text.ts';
import '../styles/form.css';
import '../styles/opinions.css';

const pauseMs = 700;
const fewestTitle = 4;
const fewestText = 10;

/** Proposing something; whoever finds the same already proposed supports it instead. */
export default function NewProposalPage() {
  const text = useOpinionText();
  const plain = useText();
  const session = useSession();
  const [id] = useState(newCaseId);
  const [title, setTitle] = useState('');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState<'idle' | 'sending' | { number: string }>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const settled = useSettled(JSON.stringify([title.trim(), words.trim()]), pauseMs);
  const similar = useAnswer(settled.length > 8 ? `similar ${settled}` : null, (signal) => {
    const [name, why] = JSON.parse(settled) as [string, string];
    return call(portalEndpoints.findSimilarProposals, { body: { title: name, text: why } }, signal);
  });
  const short = (value: string, least: number) =>
    tried && value.trim().length < least ? text('new.tooShort', { count: least }) : null;

  async function send() {
    setTried(true);
    if (title.trim().length < fewestTitle || words.trim().length < fewestText) return;
    setSending('sending');
    setProblem(null);
    try {
      const { number } = await call(portalEndpoints.makeProposal, { body: { id, title, text: words } });
      setSending({ number });
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setSending('idle');
      setProblem(problemWords(error, plain));
    }
  }

  if (typeof sending === 'object') {
    return (
      <>
        <PageHead title={text('new.title')} back="/proposals" />
        <Notice tone="good" live>
          <strong>{text('new.done', { number: sending.number })}</strong>
          <p>{text('new.doneHint')}</p>
        </Notice>
        <Link className="button button-wide" href="/proposals/mine">
          {text('proposals.mine')}
        </Link>
      </>
    );
  }
  return (
    <>
      <PageHead title={text('new.title')} back="/proposals" />
      <p className="page-lead">{text('proposal.anonymous')}</p>
      {session.state === 'ready' && session.value.me === null ? (
        <Link className="button button-main button-wide" href="/sign-in?next=/proposals/new">
          {text('new.signIn')}
        </Link>
      ) : (
        <form
          className="card"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Field label={text('new.name')} problem={short(title, fewestTitle)} required>
            {(ids) => (
              <input
                className="input"
                maxLength={60}
                value={title}
                onInput={({ currentTarget }) => setTitle(currentTarget.value)}
                {...ids}
              />
            )}
          </Field>
          <Field label={text('new.text')} hint={text('new.textHint')} problem={short(words, fewestText)} required>
            {(ids) => (
              <textarea
                className="input"
                rows={6}
                maxLength={2000}
                value={words}
                onInput={({ currentTarget }) => setWords(currentTarget.value)}
                {...ids}
              />
            )}
          </Field>
          {similar.state === 'ready' && <SimilarProposals title={text('new.similar')} similar={similar.value.similar} />}
          {problem !== null && (
            <Notice tone="bad" live>
              {problem}
            </Notice>
          )}
          <button type="submit" className="button button-main button-wide" disabled={sending === 'sending'}>
            {text(sending === 'sending' ? 'new.sending' : 'new.send')}
          </button>
        </form>
      )}
    </>
  );
}
