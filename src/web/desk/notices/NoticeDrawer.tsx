import { BellOutlined, CheckOutlined, SettingOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { noticesQuery, useReadAllNotices, useReadNotice } from '../../api/deskNotices.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useText } from '../useText.ts';
import { NoticeItem } from './NoticeItem.tsx';

type NoticeDrawerProps = { readonly open: boolean; readonly unread: number; readonly onClose: () => void };

/** What one was told, newest first. Opening a notice opens its case and counts as reading it. */
export function NoticeDrawer({ open, unread, onClose }: NoticeDrawerProps) {
  const text = useText();
  const { message } = App.useApp();
  const [onlyUnread, setOnlyUnread] = useState(false);
  const list = useInfiniteQuery({ ...noticesQuery(onlyUnread), enabled: open });
  const read = useReadNotice();
  const readAll = useReadAllNotices();
  const notices = list.data?.pages.flatMap((page) => page.notices) ?? [];
  const newest = notices[0]?.at;
  const say = (error: unknown) => void message.error(problemWords(error, text));

  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={440}
      placement="left"
      title={text('notices.title')}
      extra={
        <Link to="/notice-settings" onClick={onClose}>
          <SettingOutlined aria-hidden /> {text('notices.settings')}
        </Link>
      }
    >
      <div className="notice-tools">
        <Segmented
          value={onlyUnread ? 'unread' : 'all'}
          onChange={(chosen) => setOnlyUnread(chosen === 'unread')}
          options={[
            { value: 'all', label: text('notices.all') },
            { value: 'unread', label: text('notices.onlyUnread') },
          ]}
        />
        <Button
          icon={<CheckOutlined />}
          disabled={unread === 0 || newest === undefined}
          loading={readAll.isPending}
          onClick={() => newest !== undefined && readAll.mutate(newest, { onError: say })}
        >
          {text('notices.allRead')}
        </Button>
      </div>
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={notices.length === 0}
        empty={
          <EmptyHint
            icon={<BellOutlined />}
            title={text(onlyUnread ? 'notices.noneUnread' : 'notices.none')}
            hint={text(onlyUnread ? 'notices.noneUnreadHint' : 'notices.noneHint')}
          />
        }
      >
        <ul className="notices">
          {notices.map((notice) => (
            <NoticeItem
              key={notice.id}
              notice={notice}
              onOpen={() => {
                if (notice.readAt === null) read.mutate(notice.id);
                onClose();
              }}
            />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button block loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {text('action.more')}
          </Button>
        )}
      </ListState>
    </Drawer>
  );
}
