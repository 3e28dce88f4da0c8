import { SolutionOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type CampaignPhase, campaignPhases } from '../../../domain/opinions/vocabulary.ts';
import { campaignsQuery } from '../../api/deskOpinions.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { OpinionsHead } from './OpinionsHead.tsx';

const colours = {
  draft: 'default',
  running: 'processing',
  closed: 'warning',
  answered: 'success',
  cancelled: 'default',
} as const;

export function PhaseTag({ phase }: { readonly phase: CampaignPhase }) {
  const text = useText();
  return <Tag color={colours[phase]}>{text(`opinions.phase.${phase}`)}</Tag>;
}

/** All campaigns that one may see, newest change first. */
export function OpinionsPage() {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const [phase, setPhase] = useState<CampaignPhase | 'all'>('all');
  const list = useInfiniteQuery(campaignsQuery(phase === 'all' ? {} : { phase }));
  const campaigns = list.data?.pages.flatMap((page) => page.campaigns) ?? [];
  return (
    <main className="page page-opinions">
      <OpinionsHead />
      <Segmented
        value={phase}
        aria-label={text('opinions.phase')}
        options={[
          { value: 'all', label: text('opinions.anyone') },
          ...campaignPhases.map((value) => ({ value, label: text(`opinions.phase.${value}`) })),
        ]}
        onChange={(value) => setPhase(value as CampaignPhase | 'all')}
      />
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={campaigns.length === 0}
        empty={<EmptyHint icon={<SolutionOutlined />} title={text('opinions.none')} hint={text('opinions.noneHint')} />}
      >
        <div className="table-frame">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{text('opinions.title')}</th>
                <th scope="col">{text('opinions.phase')}</th>
                <th scope="col">{text('opinions.owner')}</th>
                <th scope="col">{text('opinions.turnout')}</th>
                <th scope="col">{text('opinions.closesAt')}</th>
                <th scope="col">{text('opinions.changedAt')}</th>
              </tr>
            </thead>
            <tbody>
              {campaigns.map((campaign) => (
                <tr key={campaign.id}>
                  <th scope="row">
                    <Link to={`/opinions/${campaign.id}`}>{campaign.title}</Link>{' '}
                    <small className="muted">{campaign.number}</small>
                  </th>
                  <td>
                    <PhaseTag phase={campaign.phase} />
                  </td>
                  <td>{names.unit(campaign.owner)}</td>
                  <td className="number">
                    {campaign.participation.answered} / {campaign.participation.electors}
                  </td>
                  <td className="number">{format.moment(campaign.closesAt, now)}</td>
                  <td className="number">{format.moment(campaign.changedAt, now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {text('action.more')}
          </Button>
        )}
      </ListState>
    </main>
  );
}
