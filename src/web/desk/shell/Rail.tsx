import { CustomerServiceOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { Link } from 'react-router';
import type { Me } from '../../../contract/session.ts';
import type { Site } from '../../api/deskSession.ts';
import { NoticeBell } from '../notices/NoticeBell.tsx';
import { siteLine } from '../parts/siteLine.ts';
import { useText } from '../useText.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { RailSection } from './RailSection.tsx';
import type { RailEntry } from './railEntries.ts';
import { railGroups } from './railGroups.ts';

type RailProps = { readonly me: Me; readonly site: Site; readonly entries: readonly RailEntry[]; readonly onHelp: () => void };

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
        {railGroups(entries).map((group) => (
          <RailSection key={group.name} group={group} />
        ))}
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
