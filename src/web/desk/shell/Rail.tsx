import {
  BarChartOutlined,
  CustomerServiceOutlined,
  InboxOutlined,
  PhoneOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  ToolOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import type { Me } from '../../../contract/session.ts';
import type { Site } from '../../api/deskSession.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { useText } from '../useText.ts';
import { AccountMenu } from './AccountMenu.tsx';
import type { RailEntry } from './railEntries.ts';

const icons: Record<RailEntry['name'], ReactNode> = {
  triage: <InboxOutlined aria-hidden />,
  work: <ToolOutlined aria-hidden />,
  followUp: <PhoneOutlined aria-hidden />,
  all: <UnorderedListOutlined aria-hidden />,
  rates: <BarChartOutlined aria-hidden />,
  admin: <SettingOutlined aria-hidden />,
};

type RailProps = { readonly me: Me; readonly site: Site; readonly entries: readonly RailEntry[]; readonly onHelp: () => void };

/** The narrow navigation on the left; on a phone the bar at the bottom. */
export function Rail({ me, site, entries, onHelp }: RailProps) {
  const text = useText();
  const siteName = currentLanguage() === 'en' && site.nameEn ? site.nameEn : site.name;
  return (
    <div className="rail">
      <Link to="/" className="rail-brand">
        <CustomerServiceOutlined aria-hidden className="rail-mark" />
        <span>
          <b>{text('app.name')}</b>
          <small title={siteName}>{siteName}</small>
        </span>
      </Link>
      <nav aria-label={text('shell.navigation')}>
        <ul>
          {entries.map(({ to, name, open, overdue }) => (
            <li key={name}>
              <NavLink to={to} className="rail-entry" aria-label={entryLabel(name, open, overdue)}>
                {icons[name]}
                <span className="rail-name">{text(`rail.${name}`)}</span>
                {open !== null && (
                  <Tooltip title={overdue > 0 ? text('rail.overdue', { count: overdue }) : undefined} placement="right">
                    <span className={overdue > 0 ? 'rail-count rail-count-late' : 'rail-count'}>
                      {open > 9999 ? '9999+' : open}
                    </span>
                  </Tooltip>
                )}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="rail-foot">
        <Tooltip title={`${text('keys.title')} (?)`} placement="right">
          <Button
            type="text"
            icon={<QuestionCircleOutlined />}
            onClick={onHelp}
            aria-label={text('keys.title')}
            className="rail-help"
          />
        </Tooltip>
        <AccountMenu me={me} />
      </div>
    </div>
  );

  function entryLabel(name: RailEntry['name'], open: number | null, overdue: number): string {
    const counted = open === null ? '' : `, ${text('rail.open', { count: open })}`;
    return `${text(`rail.${name}`)}${counted}${overdue > 0 ? `, ${text('rail.overdue', { count: overdue })}` : ''}`;
  }
}
