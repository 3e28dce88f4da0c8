import { GlobalOutlined, QrcodeOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { posterMakers } from '../../../contract/posters.ts';
import type { PublicationLine } from '../../../contract/publication.ts';
import { type PublicationState, publicationStates } from '../../../domain/publication/vocabulary.ts';
import { publicationsQuery } from '../../api/deskPublication.ts';
import { meQuery } from '../../api/deskSession.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { useCellWords } from './CellLine.tsx';

/** Answers for everybody in every state; those first that wait for the reader. */
export function PublicationsPage() {
  const text = useText();
  const [address, setAddress] = useSearchParams();
  const state = publicationStates.find((known) => known === address.get('state'));
  const me = useQuery(meQuery).data?.me;
  const list = useInfiniteQuery(publicationsQuery(state ? { state } : {}));
  const publications = list.data?.pages.flatMap((page) => page.publications) ?? [];
  return (
    <main className="page page-publications">
      <AdminHead title={text('publication.title')} hint={text('publication.hint')}>
        {me && mayCall(posterMakers, me) && (
          <Link to="/posters">
            <Button icon={<QrcodeOutlined />}>{text('posters.title')}</Button>
          </Link>
        )}
      </AdminHead>
      <Segmented
        className="publication-states"
        value={state ?? 'all'}
        aria-label={text('publication.column.state')}
        options={[
          { value: 'all', label: text('publication.all') },
          ...publicationStates.map((value) => ({ value, label: text(`publication.state.${value}`) })),
        ]}
        onChange={(value) => setAddress(value === 'all' ? {} : { state: value }, { replace: true })}
      />
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={publications.length === 0}
        empty={<EmptyHint icon={<GlobalOutlined />} title={text('publication.none')} hint={text('publication.noneHint')} />}
      >
        <PublicationTable publications={publications} />
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {text('action.more')}
          </Button>
        )}
      </ListState>
    </main>
  );
}

function PublicationTable({ publications }: { readonly publications: readonly PublicationLine[] }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const cellWords = useCellWords();
  return (
    <div className="table-frame">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text('publication.column.title')}</th>
            <th scope="col">{text('publication.column.state')}</th>
            <th scope="col">{text('publication.column.cell')}</th>
            <th scope="col">{text('publication.column.unit')}</th>
            <th scope="col">{text('publication.column.consent')}</th>
            <th scope="col" className="number">
              {text('publication.column.helpful')}
            </th>
            <th scope="col">{text('publication.column.changed')}</th>
          </tr>
        </thead>
        <tbody>
          {publications.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <Link to={`/publications/${line.id}`}>{line.title || '–'}</Link>
              </th>
              <td>
                <StateTag state={line.state} /> {line.mine && <Tag color="processing">{text('publication.yours')}</Tag>}
              </td>
              <td>{cellWords(line)}</td>
              <td>{names.unit(line.unit)}</td>
              <td>{text(`publication.consent.${line.consent}`)}</td>
              <td className="number">{format.count(line.helpful)}</td>
              <td className="number">{format.moment(line.changedAt, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const colours = { proposed: 'warning', published: 'success', declined: 'default', withdrawn: 'default' } as const;

export function StateTag({ state }: { readonly state: PublicationState }) {
  const text = useText();
  return <Tag color={colours[state]}>{text(`publication.state.${state}`)}</Tag>;
}
