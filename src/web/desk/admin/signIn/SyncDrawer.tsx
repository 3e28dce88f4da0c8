import { Alert, App, Button, Drawer } from 'antd';
import { useEffect } from 'react';
import { type ProviderRow, useSyncDirectory } from '../../../api/deskSignIn.ts';
import { ListState } from '../../parts/ListState.tsx';
import { problemWords } from '../../parts/problemWords.ts';
import { useText } from '../../useText.ts';

const outcomes = ['created', 'changed', 'deactivated', 'skipped'] as const;

/** Shows what taking over a directory would change, and does it when that is confirmed. */
export function SyncDrawer({ provider, onClose }: { readonly provider: ProviderRow; readonly onClose: () => void }) {
  const text = useText();
  const { message } = App.useApp();
  const preview = useSyncDirectory();
  const apply = useSyncDirectory();
  const name = String(provider.settings['name'] ?? provider.id);
  const { id } = provider;
  const { mutate } = preview;
  useEffect(() => mutate({ id, apply: false }), [mutate, id]);
  const outcome = preview.data;

  return (
    <Drawer
      open
      onClose={onClose}
      size={620}
      title={text('providers.syncOf', { name })}
      footer={
        <div className="form-actions">
          <Button
            type="primary"
            disabled={!outcome}
            loading={apply.isPending}
            onClick={() =>
              apply.mutate(
                { id, apply: true },
                {
                  onSuccess: () => {
                    message.success(text('sync.applied'));
                    onClose();
                  },
                  onError: (error) => void message.error(problemWords(error, text)),
                },
              )
            }
          >
            {text('sync.apply')}
          </Button>
          <Button onClick={onClose}>{text('action.cancel')}</Button>
        </div>
      }
    >
      <ListState
        pending={preview.isPending || preview.isIdle}
        error={preview.error}
        retry={() => mutate({ id, apply: false })}
        isEmpty={!outcome}
        empty={null}
      >
        {outcome && (
          <>
            <Alert type="info" title={text('sync.read', { count: outcome.read })} description={text('sync.preview')} showIcon />
            <table className="plain-table">
              <thead>
                <tr>
                  {outcomes.map((what) => (
                    <th key={what} scope="col" className="right">
                      {text(`sync.${what}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr>
                  {outcomes.map((what) => (
                    <td key={what} className="right number">
                      {outcome[what]}
                    </td>
                  ))}
                </tr>
              </tbody>
            </table>
            <ul className="sync-examples">
              {outcome.examples.map((example) => (
                <li key={`${example.what} ${example.login}`}>
                  <span className="muted">{text(`sync.${example.what}`)}</span> {example.name} <code>{example.login}</code>
                </li>
              ))}
            </ul>
          </>
        )}
      </ListState>
    </Drawer>
  );
}
