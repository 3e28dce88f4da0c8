import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { newCaseId } from '../../api/caseId.ts';
import { exampleQuery, useCreateArticle } from '../../api/deskKnowledge.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { useOwnUnits } from '../parts/useOwnUnits.ts';
import { useText } from '../useText.ts';
import { ArticleForm } from './ArticleForm.tsx';

/** Begins an article; with `?case=` an example of a closed case, whose identity the rules have replaced already. */
export function NewArticlePage() {
  const text = useText();
  const [address] = useSearchParams();
  const caseId = address.get('case');
  const proposal = useQuery({ ...exampleQuery(caseId ?? ''), enabled: caseId !== null });
  const navigate = useNavigate();
  const create = useCreateArticle();
  const [own] = useOwnUnits();
  // One id for this page: sent twice, it makes one article.
  const [id] = useState(newCaseId);
  if (caseId !== null && proposal.isPending) return <Skeleton active className="page" />;
  if (caseId !== null && !proposal.data) return <LoadFailed error={proposal.error} retry={() => proposal.refetch()} />;
  const replaced = proposal.data?.replaced ?? [];
  return (
    <main className="page page-article">
      <h1>{text(caseId === null ? 'knowledge.new' : 'knowledge.newExample')}</h1>
      <ArticleForm
        initial={proposal.data?.draft ?? (own ? { unit: own } : {})}
        isExample={caseId !== null}
        saving={create.isPending}
        error={create.error}
        onSave={(draft) =>
          create.mutate(
            { id, kind: caseId === null ? 'article' : 'example', sourceCase: caseId, draft },
            { onSuccess: () => navigate(`/knowledge/${id}`, { replace: true }) },
          )
        }
        onCancel={() => navigate(-1)}
      >
        {caseId !== null && (
          <Alert
            type="warning"
            showIcon
            title={text('knowledge.exampleCheck')}
            description={
              replaced.length === 0
                ? text('knowledge.nothingReplaced')
                : replaced
                    .map(({ kind, count }) => `${text(`knowledge.identity.${kind}` as 'knowledge.identity.name')} × ${count}`)
                    .join(text('auto.comma'))
            }
          />
        )}
      </ArticleForm>
    </main>
  );
}
