import { FilterOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { CaseLine } from '../../../contract/cases.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { Ellipsis } from '../parts/Ellipsis.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { GradeMark } from '../parts/GradeMark.tsx';
import { ListState } from '../parts/ListState.tsx';
import { MarkedText } from '../parts/MarkedText.tsx';
import { PhaseMark } from '../parts/PhaseMark.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useWide } from '../parts/useWide.ts';
import { useText } from '../useText.ts';
import { CaseRow, RowFlags, rowId } from './CaseRow.tsx';
import { narrowing } from './caseFilter.ts';
import { InboxToolbar } from './InboxToolbar.tsx';
import { MoreRows } from './MoreRows.tsx';
import { type LineMarks, useInbox } from './useInbox.ts';

/** Everything the person may see; the filter stands in the address, so a view can be sent to a colleague. */
export function AllCasesPage() {
  const text = useText();
  const wide = useWide();
  const inbox = useInbox('all', { showsFirst: false });
  const { lines, list, filter, current } = inbox;
  const narrowed = narrowing(filter);
  return (
    <main className="page page-all">
      <h1>{text('rail.all')}</h1>
      <InboxToolbar filter={filter} setFilter={inbox.setFilter} chosen={inbox.chosen} stages={[]} withUnit ordered={false} />
      <div className="all-rows">
        <ListState
          pending={list.isPending}
          error={list.error}
          retry={() => list.refetch()}
          isEmpty={lines.length === 0}
          rows={10}
          empty={
            narrowed.length > 0 ? (
              <EmptyHint
                icon={<FilterOutlined />}
                title={text('inbox.noMatch')}
                hint={text('inbox.noMatchHint')}
                action={
                  <Button onClick={() => inbox.setFilter(Object.fromEntries(narrowed.map((field) => [field, undefined])))}>
                    {text('inbox.clear')}
                  </Button>
                }
              />
            ) : (
              <EmptyHint icon={<InboxOutlined />} title={text('empty.all')} hint={text('empty.allHint')} />
            )
          }
        >
          {wide ? (
            <CaseTable lines={lines} marks={inbox.marks} current={current} />
          ) : (
            <ul>
              {lines.map((line) => (
                <CaseRow
                  key={line.id}
                  line={line}
                  current={false}
                  checked={false}
                  onCheck={null}
                  onShow={null}
                  withUnit
                  marks={inbox.marks.get(line.id)}
                />
              ))}
            </ul>
          )}
          <MoreRows list={list} shown={lines.length} />
        </ListState>
      </div>
    </main>
  );
}

type CaseTableProps = {
  readonly lines: readonly CaseLine[];
  readonly marks: ReadonlyMap<string, LineMarks>;
  readonly current: string | null;
};

function CaseTable({ lines, marks, current }: CaseTableProps) {
  const text = useText();
  return (
    <table className="case-table">
      <thead>
        <tr>
          <th scope="col">{text('case.number')}</th>
          <th scope="col">{text('case.title')}</th>
          <th scope="col">{text('case.phase')}</th>
          <th scope="col">{text('case.grade')}</th>
          <th scope="col">{text('case.category')}</th>
          <th scope="col">{text('case.place')}</th>
          <th scope="col">{text('case.unit')}</th>
          <th scope="col">{text('case.submittedAt')}</th>
          <th scope="col">{text('case.next')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <TableRow key={line.id} line={line} marks={marks.get(line.id)} current={line.id === current} />
        ))}
      </tbody>
    </table>
  );
}

type TableRowProps = { readonly line: CaseLine; readonly marks: LineMarks | undefined; readonly current: boolean };

function TableRow({ line, marks, current }: TableRowProps) {
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  return (
    <tr className={current ? 'case-row-current' : ''}>
      <td className="number">
        <MarkedText text={line.number} spans={marks?.number ?? []} />
      </td>
      <td>
        <span className="cell-title">
          <Link id={rowId(line.id)} to={`/cases/${line.id}`} title={line.title}>
            <MarkedText text={line.title} spans={marks?.title ?? []} />
          </Link>
          <RowFlags line={line} />
        </span>
        {marks?.snippet && (
          <span className="row-found">
            <MarkedText text={marks.snippet.text} spans={marks.snippet.spans} />
          </span>
        )}
      </td>
      <td>
        <PhaseMark phase={line.phase} />
      </td>
      <td>
        <GradeMark grade={line.grade} />
      </td>
      <td className="cell-name">
        <Ellipsis>{names.category(line.categoryCode)}</Ellipsis>
      </td>
      <td className="cell-name">{line.placeId === null ? '–' : <Ellipsis>{names.place(line.placeId)}</Ellipsis>}</td>
      <td className="cell-name">{line.unit === null ? '–' : <Ellipsis>{names.unit(line.unit)}</Ellipsis>}</td>
      <td className="cell-time">{format.moment(line.submittedAt, now)}</td>
      <td>
        <DeadlineMark due={line.next} kind={line.next?.kind} />
      </td>
    </tr>
  );
}
