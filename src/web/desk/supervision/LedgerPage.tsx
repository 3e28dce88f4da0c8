import { FileExcelOutlined, FilePdfOutlined, FileWordOutlined, LockOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { filePaths, freezeLedger } from '../../../contract/ledgers.ts';
import { type LedgerKind, ledgerKinds } from '../../../domain/ledger/vocabulary.ts';
import { newCaseId } from '../../api/caseId.ts';
import { meQuery } from '../../api/deskSession.ts';
import { type LedgerFilterDraft, ledgerQuery, sendFreeze, useSupervision } from '../../api/deskSupervision.ts';
import { ListState } from '../parts/ListState.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { LedgerEmpty, LedgerTables } from './LedgerTables.tsx';

/** 《校内接诉即办督办台账》 and 《校内接诉即办未办结统计清单》 as they stand now: on screen, as files, frozen at a moment. */
export function LedgerPage() {
  const { kind: asked } = useParams();
  const kind = ledgerKinds.find((known) => known === asked) ?? 'orders';
  return <Ledger key={kind} kind={kind} />;
}

function Ledger({ kind }: { readonly kind: LedgerKind }) {
  const text = useText();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [search, setSearch] = useSearchParams();
  const me = useQuery(meQuery).data?.me;
  const [freezing, setFreezing] = useState(false);
  const [note, setNote] = useState('');
  const unit = search.get('unit') ?? undefined;
  const filter: LedgerFilterDraft = unit ? { unit } : {};
  const list = useInfiniteQuery(ledgerQuery(kind, filter));
  const freeze = useSupervision(sendFreeze);
  const first = list.data?.pages[0];
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? [];
  const query = unit ? `?unit=${encodeURIComponent(unit)}` : '';
  const file = (format: string) => filePaths.liveLedger.replace(':kind', kind).replace(':format', format) + query;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{first?.title ?? text(kind === 'orders' ? 'sv.page.orderLedger' : 'sv.page.unfinished')}</h1>
          {first?.basis.map((line) => (
            <p key={line} className="muted sv-basis">
              {line}
            </p>
          ))}
        </div>
        <div className="page-actions">
          <UnitSelect
            allowClear
            className="sv-unit"
            aria-label={text('case.unit')}
            value={unit}
            onChange={(value) => setSearch(value ? { unit: value } : {}, { replace: true })}
          />
          <Button href={file('xlsx')} icon={<FileExcelOutlined />}>
            XLSX
          </Button>
          <Button href={file('docx')} icon={<FileWordOutlined />}>
            DOCX
          </Button>
          <Button href={file('pdf')} icon={<FilePdfOutlined />}>
            PDF
          </Button>
          {me && mayCall(freezeLedger.access, me) && (
            <Button type="primary" icon={<LockOutlined />} onClick={() => setFreezing(true)}>
              {text('ledger.freeze')}
            </Button>
          )}
        </div>
      </header>
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={lines.length === 0}
        empty={<LedgerEmpty />}
      >
        <LedgerTables kind={kind} units={first?.units ?? []} lines={lines} />
        {list.hasNextPage && (
          <Button block loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {text('action.more')}
          </Button>
        )}
      </ListState>
      <Modal
        open={freezing}
        title={text('ledger.freeze')}
        okText={text('ledger.freeze')}
        cancelText={text('action.cancel')}
        confirmLoading={freeze.isPending}
        onCancel={() => setFreezing(false)}
        onOk={() =>
          freeze.mutate(
            { id: newCaseId(), kind, note, filter },
            {
              onSuccess: ({ id }) => void navigate(`/supervision/frozen/${id}`),
              onError: (error) => void message.error(problemWords(error, text)),
            },
          )
        }
      >
        <p className="muted">{text('ledger.freezeHint')}</p>
        <Input
          value={note}
          maxLength={200}
          placeholder={text('ledger.note')}
          aria-label={text('ledger.note')}
          onChange={({ target }) => setNote(target.value)}
        />
      </Modal>
    </>
  );
}
