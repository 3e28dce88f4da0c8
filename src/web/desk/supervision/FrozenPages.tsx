import { FileExcelOutlined, FilePdfOutlined, FileWordOutlined, LockOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { filePaths } from '../../../contract/ledgers.ts';
import { frozenListQuery, frozenQuery } from '../../api/deskSupervision.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { LedgerEmpty, LedgerTables } from './LedgerTables.tsx';

/** Ledgers as they were at a moment; they never change. */
export function FrozenListPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery(frozenListQuery);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{text('sv.page.frozen')}</h1>
          <p className="muted">{text('ledger.frozenHint')}</p>
        </div>
      </header>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.ledgers.length === 0}
        empty={<EmptyHint icon={<LockOutlined />} title={text('ledger.noneFrozen')} hint={text('ledger.noneFrozenHint')} />}
      >
        <div className="sv-frame">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{text('ledger.asOf')}</th>
                <th scope="col">{text('ledger.name')}</th>
                <th scope="col">{text('ledger.note')}</th>
                <th scope="col" className="right">
                  {text('ledger.lines')}
                </th>
                <th scope="col">{text('ledger.frozenBy')}</th>
                <th scope="col">{text('ledger.digest')}</th>
              </tr>
            </thead>
            <tbody>
              {data?.ledgers.map((ledger) => (
                <tr key={ledger.id}>
                  <td className="number">{format.moment(ledger.asOf, now)}</td>
                  <td>
                    <Link to={`/supervision/frozen/${ledger.id}`}>{ledger.title}</Link>
                  </td>
                  <td>{ledger.note}</td>
                  <td className="right">{format.count(ledger.lines)}</td>
                  <td>{ledger.frozenBy}</td>
                  <td>
                    <code title={ledger.digest}>{ledger.digest.slice(0, 12)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
    </>
  );
}

export function FrozenPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { id = '' } = useParams();
  const list = useInfiniteQuery(frozenQuery(id));
  const first = list.data?.pages[0];
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? [];
  const file = (kind: string) => filePaths.frozenLedger.replace(':id', id).replace(':format', kind);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{first?.title}</h1>
          {first && (
            <p className="muted">
              <LockOutlined aria-hidden />{' '}
              {text('ledger.frozenLine', {
                time: format.moment(first.asOf, now),
                person: first.frozen.frozenBy ?? '',
                digest: first.frozen.digest.slice(0, 12),
              })}
            </p>
          )}
          {first?.basis.map((line) => (
            <p key={line} className="muted sv-basis">
              {line}
            </p>
          ))}
        </div>
        <div className="page-actions">
          <Button href={file('xlsx')} icon={<FileExcelOutlined />}>
            XLSX
          </Button>
          <Button href={file('docx')} icon={<FileWordOutlined />}>
            DOCX
          </Button>
          <Button href={file('pdf')} icon={<FilePdfOutlined />}>
            PDF
          </Button>
        </div>
      </header>
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={!first}
        empty={<LedgerEmpty />}
      >
        {first && <LedgerTables kind={first.kind} units={first.units} lines={lines} />}
        {list.hasNextPage && (
          <Button block loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {text('action.more')}
          </Button>
        )}
      </ListState>
    </>
  );
}
