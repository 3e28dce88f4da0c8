import { DesktopOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { type ScreenOpening, type ScreenRow, screensQuery, useRenewScreen, useRevokeScreen } from '../../../api/deskWall.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { ListState } from '../../parts/ListState.tsx';
import { problemWords } from '../../parts/problemWords.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { MapSection } from './MapSection.tsx';
import { OpeningOnce } from './OpeningOnce.tsx';
import { ScreenDrawer } from './ScreenDrawer.tsx';
import { screenState } from './screenState.ts';
import { WallSettingsSection } from './WallSettingsSection.tsx';

/** The screens of the wall, what it counts by, and its maps. */
export function WallAdminPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { message } = App.useApp();
  const { data = [], error, isPending, refetch } = useQuery(screensQuery);
  const renew = useRenewScreen();
  const revoke = useRevokeScreen();
  const [editing, setEditing] = useState<{ screen: ScreenRow | null } | null>(null);
  const [opening, setOpening] = useState<ScreenOpening | null>(null);
  const refused = (refusal: unknown) => void message.error(problemWords(refusal, text));

  return (
    <>
      <AdminHead title={text('admin.wall')} hint={text('admin.wallHint')}>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ screen: null })}>
          {text('screens.add')}
        </Button>
      </AdminHead>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        rows={3}
        isEmpty={data.length === 0}
        empty={<EmptyHint icon={<DesktopOutlined />} title={text('screens.none')} hint={text('screens.noneHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('item.name')}</th>
              <th scope="col">{text('screens.mode')}</th>
              <th scope="col">{text('screens.language')}</th>
              <th scope="col">{text('screens.state')}</th>
              <th scope="col">{text('item.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((screen) => {
              const state = screenState(screen, now);
              return (
                <tr key={screen.id} className={state === 'revoked' ? 'retired' : ''}>
                  <th scope="row">
                    {state === 'revoked' ? (
                      screen.name
                    ) : (
                      <button type="button" className="link" onClick={() => setEditing({ screen })}>
                        {screen.name}
                      </button>
                    )}
                  </th>
                  <td>{text(`screenMode.${screen.mode}`)}</td>
                  <td>{text(`screenLanguage.${screen.language}`)}</td>
                  <td>
                    {text(`screenState.${state}`, { time: screen.seenAt === null ? '' : format.moment(screen.seenAt, now) })}
                  </td>
                  <td>
                    {state !== 'revoked' && (
                      <span className="row-actions">
                        <Popconfirm
                          title={text('screens.renewSure')}
                          onConfirm={() => renew.mutate(screen.id, { onSuccess: setOpening, onError: refused })}
                        >
                          <Button size="small">{text('screens.renew')}</Button>
                        </Popconfirm>
                        <Popconfirm
                          title={text('screens.revokeSure', { name: screen.name })}
                          onConfirm={() => revoke.mutate(screen.id, { onError: refused })}
                        >
                          <Button size="small" danger>
                            {text('screens.revoke')}
                          </Button>
                        </Popconfirm>
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ListState>
      <WallSettingsSection />
      <MapSection />
      {editing && <ScreenDrawer screen={editing.screen} onOpening={setOpening} onClose={() => setEditing(null)} />}
      <OpeningOnce opening={opening} onClose={() => setOpening(null)} />
    </>
  );
}
