import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { unreadQuery } from '../../api/deskNotices.ts';
import { useText } from '../useText.ts';
import { NoticeDrawer } from './NoticeDrawer.tsx';

export function NoticeBell() {
  const text = useText();
  const [open, setOpen] = useState(false);
  const unread = useQuery(unreadQuery).data ?? 0;
  const name = unread > 0 ? `${text('notices.title')}: ${text('notices.unread', { count: unread })}` : text('notices.title');
  return (
    <>
      <Tooltip title={name} placement="right">
        <Button
          type="text"
          className="rail-bell"
          icon={<BellOutlined />}
          aria-label={name}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(true)}
        >
          {unread > 0 && (
            <span className="rail-unread" aria-hidden>
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </Button>
      </Tooltip>
      <NoticeDrawer open={open} unread={unread} onClose={() => setOpen(false)} />
    </>
  );
}
