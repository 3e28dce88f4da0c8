import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

type Tone = 'plain' | 'good' | 'warning' | 'bad';

const icons: Record<Tone, IconName> = { plain: 'shield', good: 'check', warning: 'clock', bad: 'alert' };

/** A framed sentence. `live`: it appears while somebody is on the page, and is to be read out. */
export function Notice({
  tone = 'plain',
  icon,
  live,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  live?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={icon ?? icons[tone]} />
      <div>{children}</div>
    </div>
  );
}
