import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { DeskRecord } from '../../../contract/opinions.ts';
import { campaignQuery, useCommandCampaign } from '../../api/deskOpinions.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { AnswerSection } from './AnswerSection.tsx';
import { BatchSection } from './BatchSection.tsx';
import { CampaignCommands } from './CampaignCommands.tsx';
import { CampaignForm } from './CampaignForm.tsx';
import { fromForm, toForm } from './campaignForm.ts';
import { PhaseTag } from './OpinionsPage.tsx';
import { ResultTable } from './ResultTable.tsx';
import { TextSection } from './TextSection.tsx';

/** One campaign at the desk: what may be done with it now, and everything that came in, as far as anybody may see it. */
export function CampaignPage() {
  const { id = '' } = useParams();
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(campaignQuery(id));
  const [editing, setEditing] = useState(false);
  const command = useCommandCampaign(id);
  if (isPending) return <Skeleton active className="page" />;
  if (!data) return <LoadFailed error={error} retry={() => refetch()} />;
  const counts = data.phase === 'running' || data.phase === 'closed';
  return (
    <main className="page page-opinions">
      <p>
        <Link to="/opinions">{text('rail.opinions')}</Link>
      </p>
      <Head campaign={data} />
      {editing && data.allowed.includes('Save') ? (
        <CampaignForm
          initial={toForm(data)}
          saving={command.isPending}
          error={command.error}
          onSave={(values) =>
            command.mutate({ type: 'Save', version: data.version, ...fromForm(values) }, { onSuccess: () => setEditing(false) })
          }
        />
      ) : (
        <>
          <CampaignCommands campaign={data} onEdit={() => setEditing(true)} />
          {data.phase === 'running' && <Alert type="info" showIcon title={text('opinions.blind')} />}
          <Questions campaign={data} />
          {data.phase !== 'draft' && data.phase !== 'cancelled' && <BatchSection campaign={data} mayCount={counts} />}
          {(data.phase === 'closed' || data.phase === 'answered') && data.allowed.length > 0 && <TextSection campaign={data} />}
          {(data.phase === 'closed' || data.phase === 'answered') && <AnswerSection campaign={data} />}
        </>
      )}
    </main>
  );
}

function Head({ campaign }: { readonly campaign: DeskRecord }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { took, answered, electors } = campaign.participation;
  const asked = [
    ...campaign.audience.kinds.map((kind) => text(`personKind.${kind}`)),
    ...campaign.audience.units.map(names.unit),
    ...campaign.audience.roles.map((role) => text(`role.${role}`)),
  ].join(text('auto.comma'));
  const facts = [
    [text('opinions.owner'), names.unit(campaign.owner)],
    [text('opinions.audience'), asked === '' ? text('opinions.anyone') : asked],
    [text('opinions.closesAt'), format.moment(campaign.closesAt, now)],
    [text('opinions.answerWithin'), String(campaign.answerWithin)],
    [text('opinions.turnout'), text('opinions.tookBallots', { took, answered, electors })],
  ] as const;
  return (
    <header className="article-head">
      <p>
        <PhaseTag phase={campaign.phase} /> <span className="muted">{campaign.number}</span>
        {campaign.phase === 'closed' && campaign.answerBy !== null && (
          <strong> {text('opinions.answerBy', { moment: format.moment(campaign.answerBy, now) })}</strong>
        )}
      </p>
      <h1>{campaign.title}</h1>
      <dl className="article-meta">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {campaign.openedAt !== null && (
          <div>
            <dt>{text('opinions.portal')}</dt>
            <dd>
              <a href={`/opinions/${campaign.id}`} target="_blank" rel="noreferrer">
                /opinions/{campaign.id.slice(0, 8)}
              </a>
            </dd>
          </div>
        )}
      </dl>
      {campaign.corrections.map(({ wording, before, after, reason }) => (
        <Alert key={wording} type="warning" title={text('opinions.correction', { before, after, reason })} />
      ))}
    </header>
  );
}

function Questions({ campaign }: { readonly campaign: DeskRecord }) {
  const text = useText();
  return (
    <section className="opinion-section" aria-label={text(campaign.results ? 'opinions.results' : 'opinions.questions')}>
      <h2>{text(campaign.results ? 'opinions.results' : 'opinions.questions')}</h2>
      {campaign.questions.map((question, i) => (
        <div key={question.id}>
          <h3>
            {i + 1}. {question.title} <small className="muted">{text(`opinions.kind.${question.kind}`)}</small>
          </h3>
          {question.kind !== 'text' && <ResultTable question={question} results={campaign.results} />}
        </div>
      ))}
    </section>
  );
}
