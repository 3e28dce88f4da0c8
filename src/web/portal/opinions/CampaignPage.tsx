import type { CampaignPage as Page } from '../../../contract/opinions.ts';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Failed, Loading } from '../parts/States.tsx';
import { useFormat, useNow } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import { Paragraphs } from './Paragraphs.tsx';
import { Published } from './Published.tsx';
import { useOpinionText } from './text.ts';
import { VoteCard } from './VoteCard.tsx';
import '../styles/opinions.css';
import '../styles/form.css';

/** One campaign: why it is asked, the ballot while votes can be cast, and what came of it. */
export default function CampaignPage({ id }: { readonly id: string }) {
  const text = useOpinionText();
  const answer = useAnswer(`campaign ${id}`, (signal) => call(portalEndpoints.getCampaign, { params: { id } }, signal));
  if (answer.state === 'loading') return <Loading lines={6} />;
  if (answer.state === 'failed')
    return (
      <>
        <PageHead title={text('list.title')} back="/opinions" />
        <Failed problem={answer.problem} onRetry={answer.reload} />
      </>
    );
  const campaign = answer.value;
  const english = currentLanguage() === 'en';
  return (
    <>
      <PageHead title={english && campaign.titleEn !== '' ? campaign.titleEn : campaign.title} back="/opinions" />
      <Facts campaign={campaign} />
      {campaign.phase === 'answered' && <Published campaign={campaign} />}
      {campaign.phase === 'running' && <VoteCard key={campaign.wording} campaign={campaign} reload={answer.reload} />}
      {campaign.phase !== 'answered' && campaign.phase !== 'cancelled' && <Notice>{text('result.pending')}</Notice>}
    </>
  );
}

function Facts({ campaign }: { readonly campaign: Page }) {
  const text = useOpinionText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  const { phase, participation } = campaign;
  const english = currentLanguage() === 'en' && campaign.introEn !== '';
  const asked = [
    ...campaign.audience.kinds.map((kind) => text(`personKind.${kind}`)),
    ...campaign.audience.units.map(names.unit),
    ...campaign.audience.roles.map((role) => text(`role.${role}`)),
  ].join(' · ');
  return (
    <section className="card opinion-about">
      <p>
        <span className={`opinion-phase opinion-${phase}`}>{text(`phase.${phase}`)}</span>{' '}
        {phase === 'running' && text('line.until', { moment: format.moment(campaign.closesAt, now) })}
      </p>
      <div lang={english ? 'en' : 'zh-CN'}>
        <Paragraphs words={english ? campaign.introEn : campaign.intro} />
      </div>
      <ul className="opinion-facts">
        <li>{text('page.owner', { unit: names.unit(campaign.owner) })}</li>
        <li>
          {text('page.audience', { audience: asked === '' ? text('page.everybody') : asked, count: participation.electors })}
        </li>
        <li>{text('line.turnout', { count: participation.answered, electors: participation.electors })}</li>
        <li>
          {campaign.answerBy === null
            ? text('page.answerPromise', { days: campaign.answerWithin })
            : text('page.answerBy', { moment: format.moment(campaign.answerBy, now) })}
        </li>
        {campaign.closeReason !== '' && <li>{text('page.closeReason', { reason: campaign.closeReason })}</li>}
        {campaign.extensions.map(({ at, reason }) => (
          <li key={at}>{text('page.extended', { moment: format.moment(at, now), reason })}</li>
        ))}
      </ul>
      {campaign.corrections.length > 0 && (
        <Notice tone="warning" icon="alert">
          <strong>{text('page.corrections')}</strong>
          <ul>
            {campaign.corrections.map(({ wording, at, before, after, reason }) => (
              <li key={wording}>{text('page.correction', { moment: format.moment(at, now), before, after, reason })}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}
