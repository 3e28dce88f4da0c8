import { CallProblem } from '../../api/call.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { Failed, Loading } from '../parts/States.tsx';
import { paths } from './dataPaths.ts';
import { useOpenText } from './text.ts';
import '../styles/open.css';

type Dictionary = Readonly<
  Record<'performance' | 'answers' | 'acted', readonly { readonly column: string; readonly zh: string; readonly en: string }[]>
>;
const files = [
  { name: 'performance', csv: paths.performanceCsv, json: paths.performanceJson },
  { name: 'answers', csv: null, json: paths.answersJson },
  { name: 'acted', csv: paths.actedCsv, json: paths.actedJson },
] as const;
const feeds = [
  { name: 'answers', href: paths.answersFeed },
  { name: 'acted', href: paths.actedFeed },
  { name: 'reports', href: paths.reportsFeed },
] as const;

/** 开放数据与订阅: the files, the feeds, and what every column means. */
export default function DataPage() {
  const text = useOpenText();
  const english = currentLanguage() === 'en';
  const dictionary = useAnswer('dictionary', readDictionary, 600_000);
  return (
    <>
      <PageHead title={text('open.data')} back="/open" />
      <p className="page-lead">{text('data.lead')}</p>
      <section className="card">
        <h2>{text('data.files')}</h2>
        <ul className="open-files">
          {files.map(({ name, csv, json }) => (
            <li key={name}>
              <span>{text(`data.${name}`)}</span>
              <span>
                {csv && (
                  <a href={csv} download>
                    CSV
                  </a>
                )}
                <a href={json}>JSON</a>
              </span>
            </li>
          ))}
        </ul>
        <h2>{text('data.feeds')}</h2>
        <ul className="open-files">
          {feeds.map(({ name, href }) => (
            <li key={name}>
              <span>{text(`data.${name}`)}</span>
              <span>
                <a href={href}>RSS</a>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{text('data.dictionary')}</h2>
        {dictionary.state === 'loading' && <Loading lines={5} />}
        {dictionary.state === 'failed' && <Failed problem={dictionary.problem} onRetry={dictionary.reload} />}
        {dictionary.state === 'ready' &&
          files.map(({ name }) => (
            <div key={name}>
              <h3>{text(`data.${name}`)}</h3>
              <dl className="open-dictionary">
                {dictionary.value[name].map(({ column, zh, en }) => (
                  <div key={column}>
                    <dt>
                      <code>{column}</code>
                    </dt>
                    <dd>{english ? en : zh}</dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
      </section>
    </>
  );
}

async function readDictionary(signal: AbortSignal): Promise<Dictionary> {
  const answer = await fetch(paths.dictionary, { signal }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new CallProblem('offline', 0, null);
  });
  if (!answer.ok) throw new CallProblem('unexpected', answer.status, null);
  // Written by performanceRoutes.ts from the contract's dictionary.
  return (await answer.json()) as Dictionary;
}
