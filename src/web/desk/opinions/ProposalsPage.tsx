import { SolutionOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ProposalStage, proposalsQuery } from '../../api/deskOpinions.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { OpinionsHead } from './OpinionsHead.tsx';

const stages = ['toRead', 'due', 'collecting', 'answered', 'ended'] as const satisfies readonly ProposalStage[];

/** Proposals by what is to be done with them; similar ones stand beside each other. */
export function ProposalsPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const [stage, setStage] = useState<ProposalStage>('toRead');
  const list = useQuery(proposalsQuery(stage));
  const proposals = list.data?.proposals ?? [];
  return (
    <main className="page page-opinions">
      <OpinionsHead />
      <Segmented
        value={stage}
        aria-label={text('opinions.phase')}
        options={stages.map((value) => ({ value, label: text(`proposals.stage.${value}`) }))}
        onChange={(value) => setStage(value as ProposalStage)}
      />
      {list.data && (
        <p className="muted">
          {text('proposals.rules', { threshold: list.data.rules.threshold, days: list.data.rules.answerDays })}
        </p>
      )}
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={proposals.length === 0}
        empty={<EmptyHint icon={<SolutionOutlined />} title={text('proposals.none')} hint={text('proposals.noneHint')} />}
      >
        <div className="table-frame">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{text('opinions.title')}</th>
                <th scope="col">{text('proposals.supporters')}</th>
                <th scope="col">{text('proposals.submittedAt')}</th>
              </tr>
            </thead>
            <tbody>
              {proposals.map((proposal, i) => (
                <tr key={proposal.id}>
                  <th scope="row">
                    <Link to={`/opinions/proposals/${proposal.id}`}>{proposal.title}</Link>{' '}
                    <small className="muted">{proposal.number}</small>
                    {i > 0 && proposals[i - 1]?.group === proposal.group && (
                      <small className="muted"> · {text('proposals.likeAbove')}</small>
                    )}
                  </th>
                  <td className="number">
                    {proposal.supporters}
                    {proposal.threshold > 0 && ` / ${proposal.threshold}`}
                  </td>
                  <td className="number">{format.moment(proposal.submittedAt, now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
    </main>
  );
}
