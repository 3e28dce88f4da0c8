import { FileSearchOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, App, Button, Input, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { auditKinds } from '../../../../contract/audit.ts';
import { CaseNumber } from '../../../../contract/primitives.ts';
import { auditQuery, useVerifyAudit } from '../../../api/deskSignIn.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { ListState } from '../../parts/ListState.tsx';
import { problemWords } from '../../parts/problemWords.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { ChainState } from './ChainState.tsx';

const fields = ['kind', 'login', 'caseNumber'] as const;

/** Who looked at what and did what; the filter stands in the address. */
export function AuditPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const [search, setSearch] = useSearchParams();
  const kind = auditKinds.find((one) => one === search.get('kind'));
  const caseNumber = CaseNumber.safeParse(search.get('caseNumber') ?? '').data;
  const login = search.get('login') ?? undefined;
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditQuery({ kind, login, caseNumber }),
  );
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const choose = (field: (typeof fields)[number], value: string | undefined) =>
    setSearch((present) => {
      if (value) present.set(field, value);
      else present.delete(field);
      return present;
    });

  return (
    <>
      <AdminHead title={text('admin.audit')} hint={text('admin.auditHint')}>
        <Verification />
      </AdminHead>
      <ChainState />
      <div className="audit-filter">
        <Select
          aria-label={text('audit.what')}
          value={kind ?? ''}
          onChange={(value) => choose('kind', value)}
          options={[
            { value: '', label: text('audit.all') },
            ...auditKinds.map((value) => ({ value, label: text(`auditKind.${value}`) })),
          ]}
        />
        <Input.Search
          allowClear
          defaultValue={login}
          placeholder={text('audit.login')}
          aria-label={text('audit.login')}
          onSearch={(value) => choose('login', value.trim())}
        />
        <Input.Search
          allowClear
          defaultValue={search.get('caseNumber') ?? ''}
          placeholder={text('audit.number')}
          aria-label={text('audit.number')}
          onSearch={(value) => choose('caseNumber', value.trim().toUpperCase())}
        />
      </div>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={entries.length === 0}
        empty={<EmptyHint icon={<FileSearchOutlined />} title={text('audit.none')} hint={text('audit.noneHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('audit.at')}</th>
              <th scope="col">{text('audit.who')}</th>
              <th scope="col">{text('audit.what')}</th>
              <th scope="col">{text('audit.case')}</th>
              <th scope="col">{text('audit.subject')}</th>
              <th scope="col">{text('audit.address')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => {
              const known = auditKinds.find((one) => one === entry.kind);
              return (
                <tr key={entry.position}>
                  <td>
                    <time dateTime={entry.at}>{format.moment(entry.at, now)}</time>
                  </td>
                  <td>
                    {entry.person ? (
                      <>
                        {entry.person.name} <code>{entry.person.login}</code>
                      </>
                    ) : (
                      <span className="muted">{text('audit.nobody')}</span>
                    )}
                  </td>
                  <td>{known ? text(`auditKind.${known}`) : entry.kind}</td>
                  <td className="number">{entry.caseNumber}</td>
                  <td>
                    <code>{entry.subject}</code>
                  </td>
                  <td className="number">{entry.address}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {hasNextPage && (
          <Button block onClick={() => fetchNextPage()} loading={isFetchingNextPage}>
            {text('audit.more')}
          </Button>
        )}
      </ListState>
    </>
  );
}

function Verification() {
  const text = useText();
  const { modal, message } = App.useApp();
  const verify = useVerifyAudit();
  const run = () =>
    verify.mutate(undefined, {
      onSuccess: ({ fault, rows, checkpoints, head, redacted }) => {
        if (fault)
          modal.error({
            title: text('audit.broken'),
            width: 560,
            content: (
              <>
                <p>
                  {text(`auditFault.${fault.what}`, {
                    place: fault.place ?? '—',
                    source: fault.source ?? '',
                    key: fault.key ?? '',
                  })}
                </p>
                <Alert type="warning" title={text('audit.faultHint')} />
              </>
            ),
          });
        else
          modal.success({
            title: text('audit.whole', { rows, checkpoints }),
            width: 640,
            content: (
              <>
                <p className="number hash">{text('audit.head', { head })}</p>
                {redacted > 0 && <p>{text('audit.redacted', { count: redacted })}</p>}
              </>
            ),
          });
      },
      onError: (error) => void message.error(problemWords(error, text)),
    });
  return (
    <Button icon={<SafetyCertificateOutlined />} loading={verify.isPending} onClick={run}>
      {text('audit.verify')}
    </Button>
  );
}
