import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Spin, Upload } from 'antd';
import type { ReactNode } from 'react';
import { tableLimits } from '../../../../contract/referenceFiles.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useText } from '../../useText.ts';

type Key = Parameters<ReturnType<typeof useText>>[0];
type Mistake = { readonly line: number; readonly column: string; readonly code: string };

type TableImportProps = {
  /** Asked for a file: it is looked at, nothing is written. */
  readonly onFile: (file: File) => void;
  readonly reading: boolean;
  readonly error: unknown;
  readonly mistakes: readonly Mistake[] | null;
  /** What a mistake is called. */
  readonly why: (code: string) => Key;
  /** What a column is called; the heading's own word where there is none. */
  readonly columnName: (column: string) => string;
  /** What the file would change, once it has been read without a mistake. */
  readonly children: ReactNode;
};

const mostShown = 50;

/** A table is looked at first: every mistake by row and column, or what it would change. */
export function TableImport({ onFile, reading, error, mistakes, why, columnName, children }: TableImportProps) {
  const text = useText();
  const accept = {
    accept: '.csv,.xlsx,text/csv',
    maxCount: 1,
    showUploadList: false,
    beforeUpload: (file: File) => {
      onFile(file);
      return false;
    },
  };
  return (
    <div className="table-import">
      {mistakes === null ? (
        <Upload.Dragger {...accept} disabled={reading}>
          <p>
            {reading ? <Spin size="small" /> : <InboxOutlined aria-hidden />} {text(reading ? 'files.reading' : 'files.drop')}
          </p>
          <p className="muted">{text('files.dropHint', { megabytes: tableLimits.megabytes })}</p>
        </Upload.Dragger>
      ) : (
        <Upload {...accept}>
          <Button icon={<InboxOutlined />} loading={reading}>
            {text('files.again')}
          </Button>
        </Upload>
      )}
      <ProblemAlert error={error} />
      {mistakes !== null && mistakes.length > 0 && (
        <section aria-live="polite">
          <Alert type="error" showIcon title={text('files.mistakes', { count: mistakes.length })} />
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col" className="right">
                  {text('files.line')}
                </th>
                <th scope="col">{text('files.column')}</th>
                <th scope="col">{text('files.why')}</th>
              </tr>
            </thead>
            <tbody>
              {mistakes.slice(0, mostShown).map(({ line, column, code }) => (
                <tr key={`${line} ${column} ${code}`}>
                  <td className="right number">{line}</td>
                  <td>{columnName(column)}</td>
                  <td>{text(why(code))}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {mistakes.length > mostShown && <p className="muted">{text('files.more', { count: mistakes.length - mostShown })}</p>}
        </section>
      )}
      {mistakes?.length === 0 && children}
    </div>
  );
}
