import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { peopleFilePath } from '../../../../contract/peopleFiles.ts';
import { referenceKinds } from '../../../../contract/reference.ts';
import { type FileKind, fileKinds, itemsFilePath, tableFormats } from '../../../../contract/referenceFiles.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { kindScreens } from '../kindScreens.ts';
import { ItemsImport } from './ItemsImport.tsx';
import { PeopleImport } from './PeopleImport.tsx';

/** Every table of reference data: where it is edited, and how it goes out and comes in as a file. */
export function FilesPage() {
  const text = useText();
  const [importing, setImporting] = useState<FileKind | null>(null);
  const [people, setPeople] = useState(false);
  return (
    <>
      <AdminHead title={text('admin.files')} hint={text('admin.filesHint')} />
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text('files.table')}</th>
            <th scope="col">{text('files.edit')}</th>
            <th scope="col">{text('files.download')}</th>
            <th scope="col">{text('files.import')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{text('files.people')}</th>
            <td>
              <Link to="/admin/people" aria-label={`${text('files.edit')}: ${text('files.people')}`}>
                {text('files.edit')}
              </Link>
            </td>
            <td>
              <FileLinks name={text('files.people')} pathOf={(format) => peopleFilePath.replace(':format', format)} />
            </td>
            <td>
              <Button
                size="small"
                icon={<UploadOutlined />}
                aria-label={text('files.importOf', { name: text('files.people') })}
                onClick={() => setPeople(true)}
              >
                {text('files.import')}
              </Button>
            </td>
          </tr>
          {referenceKinds.map((kind) => {
            const name = text(`referenceKind.${kind}`);
            const asFile = fileKinds.find((each) => each === kind);
            return (
              <tr key={kind}>
                <th scope="row">{name}</th>
                <td>
                  <Link to={kindScreens[kind]} aria-label={`${text('files.edit')}: ${name}`}>
                    {text('files.edit')}
                  </Link>
                </td>
                {asFile ? (
                  <>
                    <td>
                      <FileLinks
                        name={name}
                        pathOf={(format) => itemsFilePath.replace(':kind', kind).replace(':format', format)}
                      />
                    </td>
                    <td>
                      <Button
                        size="small"
                        icon={<UploadOutlined />}
                        aria-label={text('files.importOf', { name })}
                        onClick={() => setImporting(asFile)}
                      >
                        {text('files.import')}
                      </Button>
                    </td>
                  </>
                ) : (
                  <td colSpan={2} className="muted">
                    {text(kind === 'catalogueCell' ? 'files.catalogueNote' : 'files.movesNote')}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {people && <PeopleImport onClose={() => setPeople(false)} />}
      {importing && <ItemsImport key={importing} kind={importing} onClose={() => setImporting(null)} />}
    </>
  );
}

type FileLinksProps = {
  readonly name: string;
  readonly pathOf: (format: (typeof tableFormats)[number]) => string;
};

export function FileLinks({ name, pathOf }: FileLinksProps) {
  const text = useText();
  return (
    <span className="file-links">
      {tableFormats.map((format) => (
        <a
          key={format}
          href={pathOf(format)}
          download
          aria-label={text('files.downloadOf', { name, format: format.toUpperCase() })}
        >
          <DownloadOutlined aria-hidden /> {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
