import {
  AimOutlined,
  BarChartOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  ExclamationOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  FireOutlined,
  InboxOutlined,
  PhoneOutlined,
  QuestionCircleOutlined,
  RadarChartOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SearchOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
  ToolOutlined,
  TrophyOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import type { Me } from '../../../contract/session.ts';
import type { Site } from '../../api/deskSession.ts';
import { NoticeBell } from '../notices/NoticeBell.tsx';
import { siteLine } from '../parts/siteLine.ts';
import { useText } from '../useText.ts';
import { AccountMenu } from './AccountMenu.tsx';
import type { RailEntry } from './railEntries.ts';

const icons: Record<RailEntry['name'], ReactNode> = {
  phone: <CustomerServiceOutlined aria-hidden />,
  triage: <InboxOutlined aria-hidden />,
  work: <ToolOutlined aria-hidden />,
  followUp: <PhoneOutlined aria-hidden />,
  reinspect: <SafetyCertificateOutlined aria-hidden />,
  all: <UnorderedListOutlined aria-hidden />,
  search: <SearchOutlined aria-hidden />,
  topics: <FireOutlined aria-hidden />,
  foresight: <RadarChartOutlined aria-hidden />,
  rates: <BarChartOutlined aria-hidden />,
  reports: <FileTextOutlined aria-hidden />,
  knowledge: <ReadOutlined aria-hidden />,
  training: <TrophyOutlined aria-hidden />,
  opinions: <SolutionOutlined aria-hidden />,
  understanding: <AimOutlined aria-hidden />,
  leadership: <DashboardOutlined aria-hidden />,
  supervision: <FileProtectOutlined aria-hidden />,
  meetings: <TeamOutlined aria-hidden />,
  admin: <SettingOutlined aria-hidden />,
};

type RailProps = { readonly me: Me; readonly site: Site; readonly entries: readonly RailEntry[]; readonly onHelp: () => void };

const atMost = (count: number): string => (count > 9999 ? '9999+' : String(count));

/** The narrow navigation on the left; on a phone the bar at the bottom. */
export function Rail({ me, site, entries, onHelp }: RailProps) {
  const text = useText();
  const siteName = siteLine(site, text);
  return (
    <header className="rail">
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
              <NavLink to={to} end={name === 'all'} className="rail-entry">
                {icons[name]}
                <span className="rail-name">{text(`rail.${name}`)}</span>
                {overdue > 0 && (
                  <Tooltip title={text('rail.overdue', { count: overdue })} placement="right">
                    <span className="rail-late">
                      <ExclamationOutlined aria-hidden />
                      {atMost(overdue)}
                      <span className="visually-hidden"> {text('overdue')} </span>
                    </span>
                  </Tooltip>
                )}
                {open !== null && (
                  <span className="rail-count">
                    {atMost(open)}
                    <span className="visually-hidden"> {text('rail.open')}</span>
                  </span>
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
        <NoticeBell />
        <AccountMenu me={me} />
      </div>
    </header>
  );
}
