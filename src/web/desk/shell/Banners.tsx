import { CalendarOutlined, DisconnectOutlined, ExperimentOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listPages } from '../../../contract/handling.ts';
import { listItems } from '../../../contract/reference.ts';
import type { Me } from '../../../contract/session.ts';
import type { Connection } from '../../api/deskLive.ts';
import { referenceQuery } from '../../api/deskReference.ts';
import type { Site } from '../../api/deskSession.ts';
import { DutyPages } from '../handling/DutyPages.tsx';
import { useText } from '../useText.ts';
import { mayCall } from './mayCall.ts';

/** What everybody on the desk must know before trusting the screen. */
export function Banners({ site, me, connection }: { readonly site: Site; readonly me: Me; readonly connection: Connection }) {
  const text = useText();
  const years = useQuery(referenceQuery).data?.calendarWarnings ?? [];
  return (
    <div className="banners" role="status">
      {mayCall(listPages.access, me) && <DutyPages />}
      {connection === 'lost' && (
        <p className="banner banner-late">
          <DisconnectOutlined aria-hidden /> {text('banner.lost')}
        </p>
      )}
      {years.length > 0 && mayCall(listItems.access, me) && (
        <p className="banner banner-soon">
          <CalendarOutlined aria-hidden /> {text('banner.calendar', { years: years.join('、') })}{' '}
          <Link to="/admin/calendar">{text('banner.calendarLink')}</Link>
        </p>
      )}
      {site.demo && (
        <p className="banner banner-demo">
          <ExperimentOutlined aria-hidden /> {text('app.demo')}
        </p>
      )}
    </div>
  );
}
