import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { proposePublication } from '../../../contract/publication.ts';
import { newCaseId } from '../../api/caseId.ts';
import { publicationProposalQuery, useCreatePublication, type WordingValues } from '../../api/deskPublication.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';
import { CellLine } from './CellLine.tsx';
import { WordingEditor } from './WordingEditor.tsx';

type Proposal = Answer<typeof proposePublication>;

/** Proposes a closed case's answer for everybody, with what the rules have replaced already. */
export function NewPublicationPage() {
  const { id: caseId = '' } = useParams();
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(publicationProposalQuery(caseId));
  if (isPending) return <Skeleton active className="page" />;
  if (!data) return <LoadFailed error={error} retry={() => refetch()} />;
  return (
    <main className="page page-publication">
      <p>
        <Link to={`/cases/${caseId}`}>{text('publication.source')}</Link>
      </p>
      <h1>{text('publication.propose')}</h1>
      {data.because !== null ? (
        <Alert type="info" showIcon title={text(`publication.because.${data.because}`)} />
      ) : data.existing !== null ? (
        <Alert
          type="info"
          showIcon
          title={text('publication.existing')}
          action={<Link to={`/publications/${data.existing}`}>{text('publication.open')}</Link>}
        />
      ) : (
        <ProposalForm caseId={caseId} proposal={data} />
      )}
    </main>
  );
}

function ProposalForm({ caseId, proposal }: { readonly caseId: string; readonly proposal: Proposal }) {
  const text = useText();
  const navigate = useNavigate();
  const create = useCreatePublication();
  const [wording, setWording] = useState<WordingValues>(proposal.wording);
  // One id for this page: sent twice, it makes one proposal.
  const [id] = useState(newCaseId);
  const replaced = proposal.replaced.map(
    ({ kind, count }) => `${text(`knowledge.identity.${kind}` as 'knowledge.identity.name')} × ${count}`,
  );
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={text('publication.newHint')}
        description={
          replaced.length === 0
            ? text('publication.nothingReplaced')
            : `${text('publication.replaced')} ${replaced.join(text('auto.comma'))}`
        }
      />
      <CellLine cell={proposal.cell} cases={proposal.cellCases} />
      <ProblemAlert error={create.error} />
      <WordingEditor original={proposal.original} wording={wording} readOnly={false} onChange={setWording} />
      <div className="form-actions">
        <Button
          type="primary"
          loading={create.isPending}
          onClick={() =>
            create.mutate({ id, caseId, wording }, { onSuccess: () => navigate(`/publications/${id}`, { replace: true }) })
          }
        >
          {text('publication.step.Propose')}
        </Button>
        <Button onClick={() => navigate(-1)}>{text('action.cancel')}</Button>
      </div>
    </>
  );
}
