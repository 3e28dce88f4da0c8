import { App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getAlert } from '../../../contract/foresight.ts';
import { type Judgement, judgements } from '../../../domain/foresight/vocabulary.ts';
import { useJudgeAlert } from '../../api/deskForesight.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** 属实 · 误报 · 已知 · 活动所致, with what was said before. */
export function AlertJudgement({ alert }: { readonly alert: Answer<typeof getAlert> }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { message } = App.useApp();
  const judge = useJudgeAlert(alert.id);
  const [judgement, setJudgement] = useState<Judgement | null>(null);
  const [reason, setReason] = useState('');
  if (!alert.mayJudge && alert.judgements.length === 0) return null;
  return (
    <section className="alert-box">
      <h2>{text('alert.judgeTitle')}</h2>
      {alert.judgements.map((each) => (
        <p key={each.at}>
          <b>{text(`judgement.${each.judgement}`)}</b> {each.reason}{' '}
          <span className="muted">{text('alert.judgedBy', { by: each.by, at: format.moment(each.at, now) })}</span>
        </p>
      ))}
      {alert.mayJudge && (
        <form
          className="judge-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (judgement === null) return;
            judge.mutate(
              { judgement, reason },
              {
                onSuccess: () => {
                  setJudgement(null);
                  setReason('');
                  void message.success(text('alert.judged'));
                },
              },
            );
          }}
        >
          <Radio.Group
            value={judgement}
            onChange={(event) => setJudgement(judgements.find((each) => each === event.target.value) ?? null)}
            options={judgements.map((each) => ({ value: each, label: text(`judgement.${each}`) }))}
          />
          <Input
            value={reason}
            maxLength={300}
            placeholder={text('alert.judgeReason')}
            aria-label={text('alert.judgeReason')}
            onChange={(event) => setReason(event.target.value)}
          />
          {judge.error && <ProblemAlert error={judge.error} />}
          <Button type="primary" htmlType="submit" disabled={judgement === null} loading={judge.isPending}>
            {text('alert.judgeSave')}
          </Button>
          <p className="muted">{text('alert.judgeHint')}</p>
        </form>
      )}
    </section>
  );
}
