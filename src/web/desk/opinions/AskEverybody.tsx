import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { draftCampaign } from '../../../contract/opinions.ts';
import { meQuery } from '../../api/deskSession.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';

type Props = { readonly from: 'topic' | 'alert'; readonly id: string | null; readonly label: string };

/** From a hot topic or an alert to a campaign about it, for those who may draft one. */
export function AskEverybody({ from, id, label }: Props) {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  if (!me || !mayCall(draftCampaign.access, me)) return null;
  const address = new URLSearchParams({ from, label, ...(id === null ? {} : { ref: id }) });
  return (
    <Link to={`/opinions/new?${address}`}>
      <Button size="small">{text('opinions.askEverybody')}</Button>
    </Link>
  );
}
