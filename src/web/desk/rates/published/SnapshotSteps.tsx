import { Button, InputNumber, Popconfirm } from 'antd';
import { useState } from 'react';
import { type Snapshot, useSnapshotStep } from '../../../api/deskSnapshots.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../useText.ts';

/** What the office may do with a table that is not published yet. */
export function SnapshotSteps({ snapshot }: { readonly snapshot: Snapshot }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const step = useSnapshotStep(snapshot.id);
  const [days, setDays] = useState(3);
  const { may, state, objectionsUntil, objections } = snapshot;
  if (state === 'published' || state === 'withdrawn') return null;
  return (
    <section className="panel-plain snapshot-steps">
      <p>
        {state === 'draft' && text('published.draftHint')}
        {state === 'open' &&
          objectionsUntil &&
          text('published.openHint', { at: format.moment(objectionsUntil, now), count: objections })}
      </p>
      <div className="form-actions">
        {may.open && (
          <>
            <InputNumber
              min={1}
              max={30}
              value={days}
              onChange={(value) => setDays(value ?? 3)}
              suffix={text('published.days')}
              aria-label={text('published.days')}
            />
            <Button type="primary" loading={step.isPending} onClick={() => step.mutate({ step: 'open', days })}>
              {text('published.open')}
            </Button>
          </>
        )}
        {may.publish && (
          <Popconfirm title={text('published.publishSure')} onConfirm={() => step.mutate({ step: 'publish' })}>
            <Button type="primary" loading={step.isPending}>
              {text('published.publish')}
            </Button>
          </Popconfirm>
        )}
        {may.recount && (
          <Button loading={step.isPending} onClick={() => step.mutate({ step: 'recount' })}>
            {text('published.recount')}
          </Button>
        )}
        {may.withdraw && (
          <Popconfirm
            title={text('published.withdrawSure')}
            onConfirm={() => step.mutate({ step: 'withdraw', because: text('published.withdrawBecause') })}
          >
            <Button danger loading={step.isPending}>
              {text('published.withdraw')}
            </Button>
          </Popconfirm>
        )}
      </div>
      <ProblemAlert error={step.error} />
    </section>
  );
}
