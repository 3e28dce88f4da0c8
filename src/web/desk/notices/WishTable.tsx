import { Checkbox, Switch } from 'antd';
import { type NoticeKind, type PersonalChannel, personalChannels } from '../../../contract/notifications.ts';
import type { PreferenceWrite } from '../../api/deskNotices.ts';
import { useText } from '../useText.ts';

type WishTableProps = {
  readonly kinds: readonly NoticeKind[];
  readonly available: readonly PersonalChannel[];
  readonly draft: PreferenceWrite;
  readonly onChange: (draft: PreferenceWrite) => void;
};

/** Events by channels. Channels that are not available are left as they were chosen. */
export function WishTable({ kinds, available, draft, onChange }: WishTableProps) {
  const text = useText();
  const columns = available.length > 0 ? available : personalChannels;
  return (
    <div className="wish-frame">
      <table className="plain-table wishes">
        <thead>
          <tr>
            <th scope="col">{text('wish.event')}</th>
            <th scope="col" className="centred">
              {text('wish.inApp')}
            </th>
            {columns.map((channel) => (
              <th key={channel} scope="col" className="centred">
                {text(`channelKind.${channel}`)}
              </th>
            ))}
            <th scope="col" className="centred">
              {text('wish.digest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => {
            const wish = draft.wishes[kind] ?? { channels: [], digest: false };
            const event = text(`notice.${kind}`);
            const choose = (change: Partial<typeof wish>) =>
              onChange({ ...draft, wishes: { ...draft.wishes, [kind]: { ...wish, ...change } } });
            return (
              <tr key={kind}>
                <th scope="row">{event}</th>
                <td className="centred muted">{text('wish.always')}</td>
                {columns.map((channel) => (
                  <td key={channel} className="centred">
                    <Checkbox
                      aria-label={text('wish.by', { event, channel: text(`channelKind.${channel}`) })}
                      checked={wish.channels.includes(channel)}
                      onChange={({ target }) =>
                        choose({
                          channels: target.checked
                            ? [...wish.channels, channel]
                            : wish.channels.filter((chosen) => chosen !== channel),
                        })
                      }
                    />
                  </td>
                ))}
                <td className="centred">
                  <Switch
                    size="small"
                    aria-label={text('wish.digestOf', { event })}
                    disabled={wish.channels.length === 0}
                    checked={wish.digest}
                    onChange={(digest) => choose({ digest })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
