import type { Answer } from '../../../contract/endpoint.ts';
import type { getReport } from '../../../contract/reports.ts';
import { reportCommands } from '../../../domain/report/vocabulary.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** Who did what, newest first. */
export function ReportHistory({ history }: { readonly history: Answer<typeof getReport>['report']['history'] }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const nameOf = (command: string) => {
    const known = reportCommands.find((each) => each === command);
    return text(known ? `reportCommand.${known}` : 'reportCommand.Draft');
  };
  return (
    <section>
      <h2>{text('report.history')}</h2>
      <ol className="report-history">
        {history.toReversed().map(({ command, at, by }) => (
          <li key={`${command}-${at}`}>
            <b>{nameOf(command)}</b> {by || text('report.system')}
            <small>{format.moment(at, now)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
