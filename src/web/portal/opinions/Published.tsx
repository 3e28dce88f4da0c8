import type { CampaignPage, CampaignResults, Kept, Question } from '../../../contract/opinions.ts';
import { scaleTop } from '../../../domain/opinions/vocabulary.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import { Paragraphs } from './Paragraphs.tsx';
import { labelOf } from './QuestionField.tsx';
import { useOpinionText } from './text.ts';

/** What the university answered and what comes of it, first; then the numbers that it answered to. */
export function Published({ campaign }: { readonly campaign: CampaignPage }) {
  const text = useOpinionText();
  const { results } = campaign;
  return (
    <>
      <section className="card">
        <h2>{text('answer.title')}</h2>
        <Paragraphs words={campaign.conclusion} />
        {campaign.items.length > 0 && (
          <>
            <h3>{text('answer.items')}</h3>
            <ul className="opinion-items">
              {campaign.items.map((item) => (
                <li key={item.id}>
                  <CommitmentView item={item} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {results && <ResultsCard campaign={campaign} results={results} />}
      {campaign.texts.length > 0 && (
        <section className="card">
          <h2>{text('answer.texts')}</h2>
          <ul className="opinion-texts">
            {campaign.texts.map((each) => (
              <li key={each.text}>{each.text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export function CommitmentView({ item }: { readonly item: Kept }) {
  const text = useOpinionText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  return (
    <>
      <p>
        <span className={`ruling ruling-${item.ruling}`}>{text(`ruling.${item.ruling}`)}</span> <strong>{item.opinion}</strong>
      </p>
      <Paragraphs words={item.reason} />
      {item.owner !== null && item.due !== null && (
        <p className="opinion-facts">{text('item.owner', { unit: names.unit(item.owner), day: format.day(item.due, now) })}</p>
      )}
      {item.reports.map((report) => (
        <p className="opinion-facts" key={report.at}>
          {text('item.progress', { moment: format.moment(report.at, now), text: report.text })}
        </p>
      ))}
      {item.doneAt !== null && <p className="item-done">{text('item.done', { result: item.result })}</p>}
    </>
  );
}

function ResultsCard({ campaign, results }: { campaign: CampaignPage; results: CampaignResults }) {
  const text = useOpinionText();
  const format = useFormat();
  const now = useNow();
  const { answered, electors } = results.participation;
  return (
    <section className="card">
      <h2>{text('result.title')}</h2>
      <p>
        {text('result.turnout', {
          answered,
          electors,
          rate: format.share(answered, electors) ?? '–',
          silent: Math.max(0, electors - answered),
        })}
      </p>
      {campaign.questions
        .filter(({ kind }) => kind !== 'text')
        .map((question, i) => (
          <QuestionResult key={question.id} number={i + 1} question={question} results={results} />
        ))}
      {results.wordings.length > 0 && (
        <ul className="opinion-facts">
          {results.wordings.map(({ wording, ballots }) => (
            <li key={wording}>{text('result.wording', { wording, ballots })}</li>
          ))}
        </ul>
      )}
      {results.hearing.ballots > 0 && <p className="opinion-facts">{text('result.hearingNote')}</p>}
      <p className="opinion-facts">{text('result.asOf', { moment: format.moment(results.asOf, now) })}</p>
    </section>
  );
}

/** A table whose bars are drawn by its own numbers: who cannot see the bars misses nothing. */
function QuestionResult({ number, question, results }: { number: number; question: Question; results: CampaignResults }) {
  const text = useOpinionText();
  const format = useFormat();
  const keys =
    question.kind === 'scale'
      ? Array.from({ length: scaleTop }, (_, i) => ({ id: String(i + 1), label: String(i + 1) }))
      : question.options.map((option) => ({ id: option.id, label: labelOf(option) }));
  const all = results.together.questions[question.id];
  const isPoints = question.kind === 'points';
  const total = isPoints ? Object.values(all?.counts ?? {}).reduce((sum, n) => sum + n, 0) : (all?.answered ?? 0);
  const sources = (['online', 'paper', 'hearing'] as const).filter((source) => results[source].ballots > 0);
  const title = currentLanguage() === 'en' && question.titleEn !== '' ? question.titleEn : question.title;
  const bounds = results.bounds[question.id];
  return (
    <div className="question-result">
      <h3>
        {number}. {title}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it */}
      <section className="table-scroll" aria-label={title} tabIndex={0}>
        <table>
          <caption className="opinion-facts">{text('result.answered', { count: all?.answered ?? 0 })}</caption>
          <thead>
            <tr>
              <th scope="col">{text('result.option')}</th>
              <th scope="col">{text('result.share')}</th>
              <th scope="col">{text(isPoints ? 'result.points' : 'result.together')}</th>
              {sources.length > 1 &&
                sources.map((source) => (
                  <th scope="col" key={source}>
                    {text(`result.${source}`)}
                  </th>
                ))}
              {bounds && <th scope="col">{text('result.bounds')}</th>}
            </tr>
          </thead>
          <tbody>
            {keys.map(({ id, label }) => {
              const count = all?.counts[id] ?? 0;
              const bound = bounds?.[id];
              return (
                <tr key={id}>
                  <th scope="row">{label}</th>
                  <td>
                    <meter min={0} max={Math.max(1, total)} value={count} aria-hidden="true" />
                    {format.share(count, total) ?? '–'}
                  </td>
                  <td>{count}</td>
                  {sources.length > 1 &&
                    sources.map((source) => <td key={source}>{results[source].questions[question.id]?.counts[id] ?? 0}</td>)}
                  {bounds && <td>{bound ? `${format.share(bound.low, 1)} – ${format.share(bound.high, 1)}` : '–'}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {results.groups.length > 0 && (
        <details>
          <summary>{text('result.groups')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it */}
          <section className="table-scroll" aria-label={title} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{text('result.option')}</th>
                  {results.groups.map(({ group, ballots }) => (
                    <th scope="col" key={group}>
                      {text(`part.${group}`)} ({ballots})
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {keys.map(({ id, label }) => (
                  <tr key={id}>
                    <th scope="row">{label}</th>
                    {results.groups.map(({ group, questions }) => (
                      <td key={group}>{questions[question.id]?.[id] ?? text('result.hidden')}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p className="opinion-facts">{text('result.groupsHint')}</p>
        </details>
      )}
    </div>
  );
}
