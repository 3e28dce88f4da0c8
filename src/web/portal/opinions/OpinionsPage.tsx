import { useState } from 'react';
import type { PublicCampaign } from '../../../contract/opinions.ts';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { dayAt } from '../../ui/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { useFormat, useNow } from '../useFormat.ts';
import { keptBallot } from './ballotStore.ts';
import { useOpinionText } from './text.ts';
import '../styles/opinions.css';

/** 意见征集: what the university asks, what came of it, and the way to propose something oneself. */
export default function OpinionsPage() {
  const text = useOpinionText();
  const [older, setOlder] = useState<{ campaigns: readonly PublicCampaign[]; next: string | null } | null>(null);
  const first = useAnswer('campaigns', (signal) => call(portalEndpoints.listCampaigns, { query: {} }, signal));
  const campaigns = first.state === 'ready' ? [...first.value.campaigns, ...(older?.campaigns ?? [])] : [];
  const next = older ? older.next : first.state === 'ready' ? first.value.next : null;

  async function loadOlder() {
    const page = await call(portalEndpoints.listCampaigns, { query: { after: next ?? undefined } });
    setOlder({ campaigns: [...(older?.campaigns ?? []), ...page.campaigns], next: page.next });
  }

  return (
    <>
      <PageHead title={text('list.title')} back="/" />
      <p className="page-lead">{text('list.lead')}</p>
      <Link className="row-link card" href="/proposals">
        <Icon name="write" />
        <span>{text('list.proposals')}</span>
        <Icon name="chevron" />
      </Link>
      {first.state === 'loading' && <Loading lines={5} />}
      {first.state === 'failed' && <Failed problem={first.problem} onRetry={first.reload} />}
      {first.state === 'ready' && campaigns.length === 0 && (
        <div className="card">
          <Empty icon="list" title={text('list.none')} hint={text('list.noneHint')} />
        </div>
      )}
      <ul className="opinions">
        {campaigns.map((campaign) => (
          <CampaignCard key={campaign.id} campaign={campaign} />
        ))}
      </ul>
      {next !== null && (
        <button type="button" className="button button-quiet button-wide" onClick={() => void loadOlder()}>
          {text('list.more')}
        </button>
      )}
    </>
  );
}

function CampaignCard({ campaign }: { readonly campaign: PublicCampaign }) {
  const text = useOpinionText();
  const format = useFormat();
  const now = useNow();
  const { id, phase, participation, standing } = campaign;
  const title = currentLanguage() === 'en' && campaign.titleEn !== '' ? campaign.titleEn : campaign.title;
  const isCast = keptBallot(id)?.state === 'cast';
  return (
    <li>
      <Link className="card opinion-card" href={`/opinions/${id}`}>
        <span className={`opinion-phase opinion-${phase}`}>{text(`phase.${phase}`)}</span>
        <h2>{title}</h2>
        <span className="opinion-facts">
          {phase === 'running' && text('line.until', { moment: format.moment(campaign.closesAt, now) })}
          {campaign.answeredAt !== null && text('line.answered', { day: format.day(dayAt(campaign.answeredAt), now) })}
          {phase === 'closed' &&
            campaign.answerBy !== null &&
            text('page.answerBy', { moment: format.moment(campaign.answerBy, now) })}
        </span>
        <span className="opinion-facts">
          {text('line.turnout', { count: participation.answered, electors: participation.electors })}
        </span>
        {phase === 'running' && standing !== null && (
          <strong className={standing === 'elector' ? 'opinion-waits' : 'opinion-facts'}>
            {isCast ? text('vote.done') : text(`standing.${standing}`)}
          </strong>
        )}
      </Link>
    </li>
  );
}
