import { Alert, Button, Form, Input, Table } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../../../contract/endpoint.ts';
import type { previewDeadlines } from '../../../../contract/reference.ts';
import { usePreview } from '../../../api/deskDeadlines.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../useText.ts';
import { SaveBar } from '../SaveBar.tsx';

type Preview = Answer<typeof previewDeadlines>;
type EffectPanelProps = {
  readonly kind: 'calendar' | 'limits';
  readonly draft: object;
  readonly changes: number;
  readonly saving: boolean;
  readonly onSave: (reason: string) => void;
  readonly onDiscard: () => void;
};

/** Saving what moves deadlines: first what it does to the open cases and a reason, then the button. */
export function EffectPanel({ kind, draft, changes, saving, onSave, onDiscard }: EffectPanelProps) {
  const text = useText();
  const preview = usePreview(kind);
  const [seen, setSeen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const present = JSON.stringify(draft);
  const isSeen = seen === present && preview.data !== undefined;
  if (changes === 0) return null;

  return (
    <>
      <section className="effect" aria-label={text('preview.title')}>
        <header>
          <h2>{text('preview.title')}</h2>
          <Button
            type={isSeen ? 'default' : 'primary'}
            ghost={!isSeen}
            loading={preview.isPending}
            onClick={() => preview.mutate(draft, { onSuccess: () => setSeen(present) })}
          >
            {text('preview.ask')}
          </Button>
        </header>
        <ProblemAlert error={preview.error} />
        {preview.data && !isSeen && <p className="muted">{text('preview.stale')}</p>}
        {isSeen && preview.data && <Effect preview={preview.data} />}
        {isSeen && (
          <Form layout="vertical">
            <Form.Item label={text('preview.reason')} extra={text('preview.reasonHint')} htmlFor="effect-reason">
              <Input id="effect-reason" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
            </Form.Item>
          </Form>
        )}
      </section>
      <SaveBar
        changes={changes}
        saving={saving}
        blocked={!isSeen || reason.trim() === ''}
        onDiscard={onDiscard}
        onSave={() => onSave(reason.trim())}
      />
    </>
  );
}

function Effect({ preview }: { readonly preview: Preview }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { looked, moved, promises, lines, beyondStatutory, sameDay } = preview;
  const kindName = (kind: Preview['lines'][number]['kind']) =>
    kind === 'returnWindow' || kind === 'part' ? text(`moved.${kind}`) : text(`deadline.${kind}`);
  const share = ({ cut, met, of }: NonNullable<Preview['sameDay']>['now']) =>
    text('preview.sameDayShare', { cut, met, of, share: format.share(met, of) ?? '–' });
  return (
    <>
      {beyondStatutory.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={text('preview.beyond', { grades: beyondStatutory.map((grade) => text(`grade.${grade}`)).join('、') })}
        />
      )}
      {sameDay && <p>{text('preview.sameDay', { days: sameDay.days, now: share(sameDay.now), then: share(sameDay.then) })}</p>}
      <p role="status">{text(moved === 0 ? 'preview.none' : 'preview.some', { looked, moved, promises })}</p>
      {lines.length > 0 && (
        <>
          <Table
            size="small"
            pagination={lines.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
            rowKey={(line) => `${line.number} ${line.kind} ${line.from}`}
            dataSource={[...lines]}
            columns={[
              { title: text('preview.number'), dataIndex: 'number' },
              { title: text('preview.kind'), render: (_, line) => kindName(line.kind) },
              { title: text('preview.from'), render: (_, line) => format.moment(line.from, now) },
              { title: text('preview.to'), render: (_, line) => <b>{format.moment(line.to, now)}</b> },
            ]}
          />
          <p className="muted">{text('preview.hidden')}</p>
        </>
      )}
    </>
  );
}
