import { useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { newCaseId } from '../../api/caseId.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useFormat } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import { useOpenText } from './text.ts';
import { useCellWords } from './useCellWords.ts';
import '../styles/articles.css';
import '../styles/open.css';

const freshMs = 60_000;

/** One public answer: the question, the answer, and whether it helped. */
export default function AnswerPage({ id }: { readonly id: string }) {
  const text = useOpenText();
  const names = useNames();
  const format = useFormat();
  const cellWords = useCellWords();
  const answer = useAnswer(
    `published ${id}`,
    (signal) => call(portalEndpoints.readPublishedOne, { params: { id } }, signal),
    freshMs,
  );
  const english = currentLanguage() === 'en';
  if (answer.state === 'loading') return <Loading lines={6} />;
  if (answer.state === 'failed' && answer.problem.status === 404) {
    return (
      <div className="card">
        <Empty wholePage icon="search" title={text('answer.gone')} hint={text('answer.goneHint')}>
          <Link className="button button-main" href="/answers">
            {text('open.answers')}
          </Link>
        </Empty>
      </div>
    );
  }
  if (answer.state === 'failed') return <Failed problem={answer.problem} onRetry={answer.reload} />;
  const { value } = answer;
  const translated = english && value.answerEn !== '';
  const language = translated ? 'en' : 'zh-CN';
  const nameOf = ({ title, titleEn }: { title: string; titleEn: string }) => (english && titleEn !== '' ? titleEn : title);
  return (
    <>
      <PageHead title={nameOf(value)} back="/answers" />
      <article className="card open-answer">
        <h2>{text('answer.question')}</h2>
        <p lang={language}>{translated ? value.questionEn || value.titleEn : value.question}</p>
        <h2>{text('answer.answer')}</h2>
        <p lang={language}>{translated ? value.answerEn : value.answer}</p>
        <p className="row-hint">
          {text('answer.by', { unit: names.unit(value.unit), month: format.month(value.month) })}
          <br />
          {[cellWords(value), text('answer.anonymised')].filter(Boolean).join(' · ')}
          {english && !translated && ` ${text('answer.chineseOnly')}`}
        </p>
        <Helpful id={id} count={value.helpful} />
      </article>
      {value.related.length > 0 && (
        <section className="card">
          <h2>{text('answer.related')}</h2>
          <ul className="article-list">
            {value.related.map((other) => (
              <li key={other.id}>
                <Link className="row-link" href={`/answers/${other.id}`}>
                  <span>{nameOf(other)}</span>
                  <Icon name="chevron" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="article-ask">
        {text('answer.ask')} <Link href="/">{text('open.ask')}</Link>
      </p>
    </>
  );
}

const deviceKey = 'huying.device';
const helpedKey = (id: string) => `huying.helped.${id}`;

/** Drawn once and used for nothing but counting a device once. */
function deviceId(): string {
  const known = localStorage.getItem(deviceKey) ?? newCaseId();
  localStorage.setItem(deviceKey, known);
  return known;
}

function Helpful({ id, count }: { readonly id: string; readonly count: number }) {
  const text = useOpenText();
  const portal = useText();
  const [helped, setHelped] = useState(() => localStorage.getItem(helpedKey(id)) !== null);
  const [shown, setShown] = useState(count);
  const [problem, setProblem] = useState<CallProblem | null>(null);

  async function say() {
    const helpful = !helped;
    setProblem(null);
    try {
      const answer = await call(portalEndpoints.findHelpful, { params: { id }, body: { device: deviceId(), helpful } });
      setShown(answer.helpful);
      setHelped(helpful);
      if (helpful) localStorage.setItem(helpedKey(id), '1');
      else localStorage.removeItem(helpedKey(id));
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(error);
    }
  }

  return (
    <>
      <p className="open-helpful">
        <button type="button" className="button" aria-pressed={helped} onClick={() => void say()}>
          <Icon name={helped ? 'check' : 'star'} />
          {text(helped ? 'answer.helpedDone' : 'answer.helped')}
        </button>
        {shown > 0 && <span className="row-hint">{text('answers.helpful', { count: shown })}</span>}
      </p>
      {problem && (
        <Notice tone="bad" live>
          {problemWords(problem, portal)}
        </Notice>
      )}
    </>
  );
}
