import { RobotOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Tag } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../contract/cases.ts';
import { askDraft, type Draft } from '../../../contract/drafting.ts';
import { machineDraftsQuery, useAskDraft, useDecideDraft } from '../../api/deskDrafting.ts';
import { meQuery } from '../../api/deskSession.ts';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';

/** Words of a machine: marked as such, and nobody's until a person has read and confirmed them. Nothing where the slot is off. */
export function MachineDrafts({ detail }: { readonly detail: CaseDetail }) {
  const text = useText();
  const { message } = App.useApp();
  const me = useQuery(meQuery).data?.me;
  const may = me ? mayCall(askDraft.access, me) : false;
  const { data } = useQuery({ ...machineDraftsQuery(detail.id), enabled: may });
  const ask = useAskDraft(detail.id);
  if (!data || (data.kinds.length === 0 && data.drafts.length === 0)) return null;
  return (
    <section className="machine-drafts" aria-label={text('draft.heading')}>
      <h2>
        <RobotOutlined aria-hidden /> {text('draft.heading')}
      </h2>
      {data.kinds.length > 0 && (
        <div className="draft-kinds">
          {data.kinds.map((kind) => (
            <Button
              key={kind}
              size="small"
              disabled={ask.isPending}
              loading={ask.isPending && ask.variables === kind}
              onClick={() => ask.mutate(kind, { onError: (error) => message.error(problemWords(error, text)) })}
            >
              {text('draft.ask', { kind: text(`draft.${kind}`) })}
            </Button>
          ))}
        </div>
      )}
      <ul>
        {data.drafts.map((draft) => (
          <OneDraft key={draft.id} draft={draft} caseId={detail.id} />
        ))}
      </ul>
    </section>
  );
}

function OneDraft({ draft, caseId }: { readonly draft: Draft; readonly caseId: string }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { message } = App.useApp();
  const decide = useDecideDraft(caseId);
  const [words, setWords] = useState(draft.text);
  const { id, kind, outcome } = draft;
  const settle = (chosen: 'used' | 'changed' | 'discarded'): void =>
    decide.mutate(
      { id, outcome: chosen },
      {
        onSuccess: () => {
          if (chosen === 'discarded') return;
          void navigator.clipboard?.writeText(words).catch(() => undefined);
          message.success(text('draft.copied'));
        },
        onError: (error) => message.error(problemWords(error, text)),
      },
    );
  return (
    <li>
      <p>
        <Tag color="purple">{text('draft.mark')}</Tag> {text(`draft.${kind}`)}{' '}
        <small className="muted">
          {text('draft.by', { model: draft.model, who: draft.askedBy, when: format.moment(draft.askedAt, now) })}
        </small>
      </p>
      {outcome === null ? (
        <>
          <Input.TextArea
            value={words}
            aria-label={text('draft.edit')}
            autoSize={{ minRows: 2, maxRows: 16 }}
            onChange={({ target }) => setWords(target.value)}
          />
          <p className="muted">{text('draft.hint')}</p>
          <div className="draft-kinds">
            <Button
              size="small"
              type="primary"
              loading={decide.isPending}
              onClick={() => settle(words === draft.text ? 'used' : 'changed')}
            >
              {text('draft.use')}
            </Button>
            <Button size="small" disabled={decide.isPending} onClick={() => settle('discarded')}>
              {text('draft.discard')}
            </Button>
          </div>
        </>
      ) : (
        <>
          {outcome !== 'discarded' && <p className="draft-words">{draft.text}</p>}
          <small className="muted">
            {text(`draft.${outcome}`, {
              who: draft.decidedBy ?? '',
              when: draft.decidedAt === null ? '' : format.moment(draft.decidedAt, now),
            })}
          </small>
        </>
      )}
    </li>
  );
}
