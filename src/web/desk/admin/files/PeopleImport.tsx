import { DownloadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Drawer } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../../../contract/endpoint.ts';
import { type importPeople, passwordLinkDays, personColumns } from '../../../../contract/peopleFiles.ts';
import type { personKinds } from '../../../../domain/people/vocabulary.ts';
import { useImportPeople } from '../../../api/deskFiles.ts';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';
import { saveFile } from '../handling/saveFile.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { TableImport } from './TableImport.tsx';

type Key = Parameters<ReturnType<typeof useText>>[0];
type Links = Answer<typeof importPeople>['links'];

/** People and their roles are taken in: looked at, then written in one go; who is new gets a link to set a password. */
export function PeopleImport({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const names = useNames();
  const { message } = App.useApp();
  const look = useImportPeople();
  const write = useImportPeople();
  const [file, setFile] = useState<File | null>(null);
  const [links, setLinks] = useState<Links>([]);
  const found = look.data;
  const mistakes = (write.data && !write.data.applied ? write.data : found)?.mistakes ?? null;
  const changes = found?.changes.map((change) => ({ ...change, id: change.login })) ?? [];
  const columnName = (column: string) => (column in personColumns ? text(`people.column.${column}` as Key) : column);
  const shown = (field: string, value: string) => {
    if (field === 'unit') return names.unit(value);
    if (field === 'active') return text(value === 'true' ? 'person.active' : 'person.inactive');
    return field === 'kind' ? text(`personKind.${value as (typeof personKinds)[number]}`) : value;
  };
  if (links.length > 0) return <PeopleLinks links={links} onClose={onClose} />;
  return (
    <Drawer
      open
      size={860}
      onClose={onClose}
      title={text('files.importOf', { name: text('files.people') })}
      footer={
        <div className="form-actions">
          <Button
            type="primary"
            disabled={file === null || mistakes === null || mistakes.length > 0 || changes.length === 0}
            loading={write.isPending}
            onClick={() =>
              file &&
              found &&
              write.mutate(
                { file, apply: true, seen: found.seen },
                {
                  onSuccess: (written) => {
                    if (!written.applied) return;
                    message.success(text('files.applied', { count: changes.length }));
                    if (written.links.length > 0) setLinks(written.links);
                    else onClose();
                  },
                },
              )
            }
          >
            {text('files.apply', { count: changes.length })}
          </Button>
          <Button onClick={onClose}>{text('action.cancel')}</Button>
        </div>
      }
    >
      <TableImport
        onFile={(chosen) => {
          setFile(chosen);
          write.reset();
          look.mutate({ file: chosen, apply: false });
        }}
        reading={look.isPending}
        error={look.error ?? write.error}
        mistakes={mistakes}
        // The codes are those of the contract.
        why={(code) => `files.why.${code}` as Key}
        columnName={columnName}
      >
        {found && <ChangeTable lines={found.lines} changes={changes} fieldName={columnName} shown={shown} />}
      </TableImport>
      {mistakes === null && <p className="muted">{text('files.peopleHint')}</p>}
    </Drawer>
  );
}

/** Shown once: the server keeps only their digests. */
function PeopleLinks({ links, onClose }: { readonly links: Links; readonly onClose: () => void }) {
  const text = useText();
  const addressOf = (token: string) => `${location.origin}/set-password#${token}`;
  return (
    <Drawer
      open
      size={860}
      closable={false}
      mask={{ closable: false }}
      title={text('files.links', { count: links.length })}
      footer={
        <div className="form-actions">
          <Button
            type="primary"
            icon={<DownloadOutlined />}
            onClick={() =>
              saveFile(
                'huying-links.csv',
                `\ufeff${links.map(({ login, name, token }) => [login, name, addressOf(token)].map(safeCell).join(',')).join('\r\n')}\r\n`,
              )
            }
          >
            {text('files.linksSave')}
          </Button>
          <Button onClick={onClose}>{text('password.noted')}</Button>
        </div>
      }
    >
      <Alert type="warning" showIcon title={text('files.linksOnce', { days: passwordLinkDays })} />
      <table className="plain-table link-table">
        <thead>
          <tr>
            <th scope="col">{text('person.name')}</th>
            <th scope="col">{text('person.login')}</th>
            <th scope="col">{text('files.link')}</th>
          </tr>
        </thead>
        <tbody>
          {links.map(({ login, name, token }) => (
            <tr key={login}>
              <th scope="row">{name}</th>
              <td className="number">{login}</td>
              <td>
                <code>{addressOf(token)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Drawer>
  );
}

/** A name that begins like a formula must not run where the file is opened. */
function safeCell(text: string): string {
  return `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;
}
