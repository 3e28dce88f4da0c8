import type { PersonalChannel } from '../../../contract/notifications.ts';
import { useNoticeText } from './text.ts';

type Wish = { readonly channels: readonly PersonalChannel[]; readonly digest: boolean };
type WishFieldProps = {
  readonly label: string;
  readonly available: readonly PersonalChannel[];
  readonly wish: Wish;
  readonly onChange: (wish: { channels: PersonalChannel[]; digest: boolean }) => void;
};

/** Where one event is sent, and whether at once. Channels that are not available are left as they were chosen. */
export function WishField({ label, available, wish, onChange }: WishFieldProps) {
  const t = useNoticeText();
  const others = (channel: PersonalChannel) => wish.channels.filter((chosen) => chosen !== channel);
  return (
    <fieldset className="wish">
      <legend>{label}</legend>
      <div className="segments">
        {available.map((channel) => (
          <label className="segment" key={channel}>
            <input
              type="checkbox"
              checked={wish.channels.includes(channel)}
              onChange={({ currentTarget }) =>
                onChange({
                  channels: currentTarget.checked ? [...others(channel), channel] : others(channel),
                  digest: wish.digest,
                })
              }
            />
            <span>{t(`channel.${channel}`)}</span>
          </label>
        ))}
      </div>
      <label className="wish-digest">
        <input
          type="checkbox"
          checked={wish.digest}
          disabled={wish.channels.length === 0}
          onChange={({ currentTarget }) => onChange({ channels: [...wish.channels], digest: currentTarget.checked })}
        />
        {t('wish.digest')}
      </label>
    </fieldset>
  );
}
