import {
  AimOutlined,
  BarChartOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  DownOutlined,
  ExclamationOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  FireOutlined,
  GlobalOutlined,
  InboxOutlined,
  PhoneOutlined,
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
import { Tooltip } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { NavLink } from 'react-router';
import { useText } from '../useText.ts';
import type { RailEntry } from './railEntries.ts';
import { closedGroupsOf, type RailGroup, writtenGroups } from './railGroups.ts';

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
  publications: <GlobalOutlined aria-hidden />,
  knowledge: <ReadOutlined aria-hidden />,
  training: <TrophyOutlined aria-hidden />,
  opinions: <SolutionOutlined aria-hidden />,
  understanding: <AimOutlined aria-hidden />,
  leadership: <DashboardOutlined aria-hidden />,
  supervision: <FileProtectOutlined aria-hidden />,
  meetings: <TeamOutlined aria-hidden />,
  admin: <SettingOutlined aria-hidden />,
};

const stored = 'huying.rail.closed';
const atMost = (count: number): string => (count > 9999 ? '9999+' : String(count));

/** A group of the rail. Folded, it still shows the entry whose page is open. */
export function RailSection({ group: { name, entries, named } }: { readonly group: RailGroup }) {
  const text = useText();
  const id = useId();
  const [open, setOpen] = useState(() => !closedGroupsOf(localStorage.getItem(stored)).includes(name));
  const fold = (): void => {
    // Read again: another group may have been folded since.
    const others = closedGroupsOf(localStorage.getItem(stored)).filter((each) => each !== name);
    localStorage.setItem(stored, writtenGroups(open ? [...others, name] : others));
    setOpen(!open);
  };
  return (
    <div className={named && !open ? 'rail-group folded' : 'rail-group'}>
      {named && (
        <button type="button" className="rail-fold" aria-expanded={open} aria-controls={id} onClick={fold}>
          {text(`rail.group.${name}`)}
          <DownOutlined aria-hidden />
        </button>
      )}
      <ul id={id} aria-label={text(`rail.group.${name}`)}>
        {entries.map((entry) => (
          <li key={entry.name}>
            <EntryLink entry={entry} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function EntryLink({ entry: { to, name, open, overdue } }: { readonly entry: RailEntry }) {
  const text = useText();
  return (
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
  );
}
