import type { CampaignResults, Question } from '../../../contract/opinions.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';
import { choicesOf } from './choicesOf.ts';

/** The options of a question; with their counts once there are any to see. */
export function ResultTable({ question, results }: { readonly question: Question; readonly results: CampaignResults | null }) {
  const text = useText();
  const format = useFormat();
  const choices = choicesOf(question);
  if (results === null) return <p className="muted">{choices.map(({ label }) => label).join(' / ')}</p>;
  const all = results.together.questions[question.id];
  const total =
    question.kind === 'points' ? Object.values(all?.counts ?? {}).reduce((sum, n) => sum + n, 0) : (all?.answered ?? 0);
  const sources = ['online', 'paper', 'hearing', 'together'] as const;
  return (
    <table className="plain-table opinion-result">
      <thead>
        <tr>
          <th scope="col">{text('opinions.option')}</th>
          {sources.map((source) => (
            <th scope="col" key={source}>
              {text(`opinions.${source}`)}
            </th>
          ))}
          <th scope="col">%</th>
        </tr>
      </thead>
      <tbody>
        {choices.map(({ id, label }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            {sources.map((source) => (
              <td className="number" key={source}>
                {results[source].questions[question.id]?.counts[id] ?? 0}
              </td>
            ))}
            <td className="number">
              <meter min={0} max={Math.max(1, total)} value={all?.counts[id] ?? 0} aria-hidden="true" />{' '}
              {format.share(all?.counts[id] ?? 0, total) ?? '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
