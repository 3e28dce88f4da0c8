import { ApiOutlined, HistoryOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { type ProviderKind, providerKinds } from '../../../../contract/signIn.ts';
import { type ProviderRow, providerHistoryQuery, providersQuery, useTestProvider } from '../../../api/deskSignIn.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { ListState } from '../../parts/ListState.tsx';
import { problemWords } from '../../parts/problemWords.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { VersionList } from '../VersionList.tsx';
import { PolicySection } from './PolicySection.tsx';
import { ProviderDrawer } from './ProviderDrawer.tsx';
import { SyncDrawer } from './SyncDrawer.tsx';

const nameOf = (provider: ProviderRow) => String(provider.settings['name'] ?? provider.id);

export function SignInAdminPage() {
  const text = useText();
  const { message } = App.useApp();
  const { data = [], error, isPending, refetch } = useQuery(providersQuery);
  const test = useTestProvider();
  const [tested, setTested] = useState('');
  const [editing, setEditing] = useState<{ kind: ProviderKind; provider: ProviderRow | null } | null>(null);
  const [history, setHistory] = useState<ProviderRow | null>(null);
  const [syncing, setSyncing] = useState<ProviderRow | null>(null);

  return (
    <>
      <AdminHead title={text('admin.signIn')} hint={text('admin.signInHint')}>
        <Dropdown
          trigger={['click']}
          menu={{
            items: providerKinds.map((kind) => ({ key: kind, label: text(`providerKind.${kind}`) })),
            onClick: ({ key }) => {
              const kind = providerKinds.find((each) => each === key);
              if (kind) setEditing({ kind, provider: null });
            },
          }}
        >
          <Button type="primary" icon={<PlusOutlined />} disabled={isPending}>
            {text('providers.add')}
          </Button>
        </Dropdown>
      </AdminHead>
      {test.data && (
        <Alert
          type={test.data.ok ? 'success' : 'error'}
          showIcon
          closable={{ onClose: () => test.reset() }}
          title={text(test.data.ok ? 'providers.testOk' : 'providers.testFailed', { name: tested })}
          description={test.data.reason && text(`providerReason.${test.data.reason}`)}
        />
      )}
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        rows={3}
        isEmpty={data.length === 0}
        empty={<EmptyHint icon={<ApiOutlined />} title={text('providers.none')} hint={text('providers.noneHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('providers.provider')}</th>
              <th scope="col">{text('channels.state')}</th>
              <th scope="col">{text('providers.returnAddress')}</th>
              <th scope="col">{text('item.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((provider) => {
              const name = nameOf(provider);
              return (
                <tr key={provider.id} className={provider.enabled ? '' : 'retired'}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => setEditing({ kind: provider.kind, provider })}>
                      {name}
                    </button>{' '}
                    <span className="muted">{text(`providerKind.${provider.kind}`)}</span>
                  </th>
                  <td>{text(provider.enabled ? 'channels.on' : 'channels.off')}</td>
                  <td>{provider.returnAddress === '' ? '—' : <code>{provider.returnAddress}</code>}</td>
                  <td>
                    <span className="row-actions">
                      <Button
                        size="small"
                        loading={test.isPending && test.variables === provider.id}
                        aria-label={text('providers.testOf', { name })}
                        onClick={() => {
                          setTested(name);
                          test.mutate(provider.id, { onError: (refusal) => void message.error(problemWords(refusal, text)) });
                        }}
                      >
                        {text('providers.test')}
                      </Button>
                      {provider.kind === 'ldap' && provider.settings['syncFilter'] !== '' && (
                        <Button size="small" aria-label={text('providers.syncOf', { name })} onClick={() => setSyncing(provider)}>
                          {text('providers.sync')}
                        </Button>
                      )}
                      <Tooltip title={text('history.button')}>
                        <Button
                          size="small"
                          type="text"
                          icon={<HistoryOutlined />}
                          aria-label={text('history.title', { name })}
                          onClick={() => setHistory(provider)}
                        />
                      </Tooltip>
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ListState>
      <PolicySection />
      {editing && (
        <ProviderDrawer
          key={editing.provider?.id ?? editing.kind}
          kind={editing.kind}
          provider={editing.provider}
          onClose={() => setEditing(null)}
        />
      )}
      {syncing && <SyncDrawer provider={syncing} onClose={() => setSyncing(null)} />}
      <ProviderHistory provider={history} onClose={() => setHistory(null)} />
    </>
  );
}

function ProviderHistory({ provider, onClose }: { readonly provider: ProviderRow | null; readonly onClose: () => void }) {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery({
    ...providerHistoryQuery(provider?.id ?? ''),
    enabled: provider !== null,
  });
  const versions = (data ?? []).map(({ version, changedBy, changedAt, enabled, settings, hasSecret }) => ({
    version,
    changedBy,
    changedAt,
    data: { enabled, ...settings, secret: hasSecret },
  }));
  return (
    <Drawer
      open={provider !== null}
      onClose={onClose}
      size={560}
      title={provider && text('history.title', { name: nameOf(provider) })}
    >
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={versions.length === 0}
        empty={<p className="muted">{text('history.none')}</p>}
      >
        <VersionList versions={versions} nameOf={(path) => path} same={text('channels.sameOrSecret')} />
      </ListState>
    </Drawer>
  );
}
