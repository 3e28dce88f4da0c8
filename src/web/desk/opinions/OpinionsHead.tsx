import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, NavLink } from 'react-router';
import { draftCampaign } from '../../../contract/opinions.ts';
import { meQuery } from '../../api/deskSession.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';

export function OpinionsHead() {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  return (
    <>
      <AdminHead title={text('rail.opinions')} hint={text('opinions.hint')}>
        {me && mayCall(draftCampaign.access, me) && (
          <Link to="/opinions/new">
            <Button type="primary" icon={<PlusOutlined />}>
              {text('opinions.new')}
            </Button>
          </Link>
        )}
      </AdminHead>
      <nav className="opinion-tabs" aria-label={text('rail.opinions')}>
        <NavLink to="/opinions" end>
          {text('opinions.campaigns')}
        </NavLink>
        <NavLink to="/opinions/proposals">{text('opinions.proposals')}</NavLink>
      </nav>
    </>
  );
}
