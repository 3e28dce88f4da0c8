import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { natures } from '../../../domain/case/vocabulary.ts';
import { grades } from '../../../domain/grade/vocabulary.ts';
import { type Item, type ItemData, itemsQuery, usePutItem } from '../../api/deskReference.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { changedFields } from './changedFields.ts';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { SaveBar } from './SaveBar.tsx';

type Rules = ItemData<'followUpRules'>;

/** 回访规则: whom the draw calls, how often it is tried, who is asked again, what is read aloud. */
export function FollowUpRulesPage() {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(itemsQuery('followUpRules'));
  const item = data?.[0];
  return (
    <ListState
      pending={isPending}
      error={error}
      retry={() => refetch()}
      isEmpty={!item}
      empty={<EmptyHint icon={<HistoryOutlined />} title={text('admin.nothing')} hint={text('admin.followUpRulesHint')} />}
    >
      {item && <Editor key={item.version} item={item} />}
    </ListState>
  );
}

function Editor({ item }: { readonly item: Item<'followUpRules'> }) {
  const text = useText();
  const { message } = App.useApp();
  const put = usePutItem('followUpRules');
  const [draft, setDraft] = useState<Rules>(item.data);
  const [history, setHistory] = useState(false);
  const set = (change: Partial<Rules>) => setDraft({ ...draft, ...change });
  const number = (
    name: 'percent' | 'halfDays' | 'selfServiceDays' | 'linkDays' | 'reinspectPercent' | 'reinspectWorkdays',
    most: number,
  ) => (
    <InputNumber
      id={`rules-${name}`}
      min={name === 'percent' || name === 'reinspectPercent' ? 0 : 1}
      max={most}
      precision={0}
      value={draft[name]}
      onChange={(value) => value !== null && set({ [name]: value })}
    />
  );

  return (
    <>
      <AdminHead title={text('admin.followUpRules')} hint={text('admin.followUpRulesHint')}>
        <Button icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
          {text('history.button')}
        </Button>
      </AdminHead>
      <ProblemAlert error={put.error} />
      <div className="rules">
        <Group title={text('rules.draw')}>
          <Row label={text('rules.natures')}>
            <Checkbox.Group
              aria-label={text('rules.natures')}
              value={draft.natures}
              options={natures.map((value) => ({ value, label: text(`nature.${value}`) }))}
              onChange={(chosen) => set({ natures: chosen })}
            />
          </Row>
          <Row label={text('rules.grades')}>
            <Checkbox.Group
              aria-label={text('rules.grades')}
              value={draft.grades}
              options={grades.map((value) => ({ value, label: text(`grade.${value}`) }))}
              onChange={(chosen) => set({ grades: chosen })}
            />
          </Row>
          <Row label={text('rules.percent')} hint={text('rules.percentHint')} of="percent">
            {number('percent', 100)} %
          </Row>
          <Row label={text('rules.seed')} hint={text('rules.seedHint')} of="seed">
            <Input id="rules-seed" maxLength={60} value={draft.seed} onChange={(event) => set({ seed: event.target.value })} />
          </Row>
        </Group>
        <Group title={text('rules.attempts')}>
          <Row label={text('rules.halfDays')} of="halfDays">
            {number('halfDays', 6)}
          </Row>
          <Row label={text('rules.selfServiceDays')} of="selfServiceDays">
            {number('selfServiceDays', 15)} {text('rules.days')}
          </Row>
          <Row label={text('rules.linkDays')} of="linkDays">
            {number('linkDays', 30)} {text('rules.days')}
          </Row>
        </Group>
        <Group title={text('rules.reinspection')}>
          <Row label={text('rules.reinspectPercent')} hint={text('rules.reinspectHint')} of="reinspectPercent">
            {number('reinspectPercent', 100)} %
          </Row>
          <Row label={text('rules.reinspectWorkdays')} of="reinspectWorkdays">
            {number('reinspectWorkdays', 20)} {text('rules.workdays')}
          </Row>
        </Group>
        <Group title={text('rules.script')}>
          <p className="muted">{text('rules.scriptHint')}</p>
          {(['zh', 'en'] as const).map((language) => (
            <Row key={language} label={text(`rules.${language}`)} of={`script-${language}`}>
              <Input.TextArea
                id={`rules-script-${language}`}
                lang={language === 'zh' ? 'zh-CN' : 'en'}
                autoSize={{ minRows: 2, maxRows: 8 }}
                maxLength={language === 'zh' ? 600 : 900}
                value={draft.script[language]}
                onChange={(event) => set({ script: { ...draft.script, [language]: event.target.value } })}
              />
            </Row>
          ))}
        </Group>
      </div>
      <SaveBar
        changes={changedFields(item.data, draft).length}
        saving={put.isPending}
        onDiscard={() => setDraft(item.data)}
        onSave={() =>
          put.mutate(
            { id: item.id, version: item.version, data: draft },
            { onSuccess: () => message.success(text('item.saved')) },
          )
        }
      />
      <HistoryDrawer
        kind="followUpRules"
        id={history ? item.id : null}
        title={text('admin.followUpRules')}
        onClose={() => setHistory(false)}
      />
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Row({
  label,
  hint,
  of,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly of?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="rules-row">
      <div>
        {of ? <label htmlFor={`rules-${of}`}>{label}</label> : <span>{label}</span>}
        {hint && <small>{hint}</small>}
      </div>
      <div>{children}</div>
    </div>
  );
}
