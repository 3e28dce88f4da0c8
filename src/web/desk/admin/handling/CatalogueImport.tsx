import { InboxOutlined } from '@ant-design/icons';
import { App, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useImportCatalogue } from '../../../api/deskHandling.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useText } from '../../useText.ts';
import { Consequences } from './Consequences.tsx';

/** A file is looked at first: every mistake by line, and what it would change. Written is all of it or nothing. */
export function CatalogueImport({ on, onClose }: { readonly on: string; readonly onClose: () => void }) {
  const text = useText();
  const { message } = App.useApp();
  const look = useImportCatalogue();
  const write = useImportCatalogue();
  const [csv, setCsv] = useState('');
  const found = look.data;
  const clean = found !== undefined && found.mistakes.length === 0 && found.lines > 0;
  return (
    <Modal
      open
      width={720}
      title={text('catalogue.importTitle')}
      okText={text('catalogue.importApply', { count: found?.changed ?? 0 })}
      okButtonProps={{ disabled: !clean || found.changed === 0, loading: write.isPending }}
      onOk={() =>
        write.mutate(
          { csv, apply: true, on },
          {
            onSuccess: ({ changed }) => {
              message.success(text('catalogue.imported', { count: changed }));
              onClose();
            },
          },
        )
      }
      onCancel={onClose}
    >
      <Upload.Dragger
        accept=".csv,text/csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          void file.text().then((words) => {
            setCsv(words);
            look.mutate({ csv: words, apply: false, on });
          });
          return false;
        }}
      >
        <p>
          <InboxOutlined aria-hidden /> {text('catalogue.importDrop')}
        </p>
        <p className="muted">{text('catalogue.importHint')}</p>
      </Upload.Dragger>
      <ProblemAlert error={look.error ?? write.error} />
      {found && found.mistakes.length > 0 && (
        <section className="import-mistakes" role="alert">
          <p className="answer-bad">{text('catalogue.mistakes', { count: found.mistakes.length })}</p>
          <ul>
            {found.mistakes.slice(0, 30).map(({ line, column, code }) => (
              <li key={`${line} ${column}`}>
                {text('catalogue.mistake', {
                  line,
                  column: text(`catalogue.column.${column}`),
                  why: text(`catalogue.why.${code}`),
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {clean && (
        <>
          <p>{text('catalogue.readLines', { lines: found.lines, changed: found.changed })}</p>
          {found.preview && <Consequences preview={found.preview} />}
        </>
      )}
    </Modal>
  );
}
