import { Button } from 'antd';
import { useText } from '../useText.ts';
import type { Inbox } from './useInbox.ts';

/** The foot of a list: how many are shown, and more of them. */
export function MoreRows({ list, shown }: { readonly list: Inbox['list']; readonly shown: number }) {
  const text = useText();
  return (
    <div className="more-rows">
      <span>{text(list.hasNextPage ? 'inbox.shownMore' : 'inbox.shownAll', { count: shown })}</span>
      {list.hasNextPage && (
        <Button size="small" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {text('action.more')}
        </Button>
      )}
    </div>
  );
}
