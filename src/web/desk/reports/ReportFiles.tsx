import { reportFilePath } from '../../../contract/reports.ts';
import { fileFormats } from '../../../domain/document/vocabulary.ts';
import { useText } from '../useText.ts';

/** Links to the files of a report. */
export function ReportFiles({ id, title }: { readonly id: string; readonly title: string }) {
  const text = useText();
  return (
    <span className="report-files">
      {fileFormats.map((format) => (
        <a
          key={format}
          href={reportFilePath(id, format)}
          download
          aria-label={text('reports.download', { title, format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
