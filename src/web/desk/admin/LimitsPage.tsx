import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { grades } from '../../../domain/grade/vocabulary.ts';
import { type Item, type ItemData, itemsQuery, usePutItem } from '../../api/deskReference.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { GradeMark } from '../parts/GradeMark.tsx';
import { ListState } from '../parts/ListState.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { changedFields } from './changedFields.ts';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { LimitCell } from './LimitCell.tsx';
import { EffectPanel } from './moving/EffectPanel.tsx';
import { Recomputations } from './moving/Recomputations.tsx';

export type LimitsData = ItemData<'limits'>;
const steps = ['accept', 'dispatch', 'sign', 'respond', 'resolve'] as const;
const others = ['supply', 'returnWindow', 'ruleReturn', 'review', 'followUp', 'decide', 'rework', 'ledgerReview'] as const;

/** 时限: how much time each step has in each grade, to be read like the table in the rule book. */
export function LimitsPage() {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(itemsQuery('limits'));
  const item = data?.[0];
  return (
    <ListState
      pending={isPending}
      error={error}
      retry={() => refetch()}
      isEmpty={!item}
      empty={<EmptyHint icon={<HistoryOutlined />} title={text('admin.nothing')} hint={text('limits.noneHint')} />}
    >
      {item && <Matrix key={item.version} item={item} />}
    </ListState>
  );
}

function Matrix({ item }: { readonly item: Item<'limits'> }) {
  const text = useText();
  const { message } = App.useApp();
  const put = usePutItem('limits');
  const [draft, setDraft] = useState<LimitsData>(item.data);
  const [history, setHistory] = useState(false);
  const changes = changedFields(item.data, draft);
  return (
    <>
      <AdminHead title={text('admin.limits')} hint={text('admin.limitsHint')}>
        <Button icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
          {text('history.button')}
        </Button>
      </AdminHead>
      <ProblemAlert error={put.error} />
      <table className="plain-table limits">
        <thead>
          <tr>
            <th scope="col">{text('case.grade')}</th>
            {steps.map((step) => (
              <th key={step} scope="col">
                {text(`limits.${step}`)}
                <small>{text(`limits.${step}From`)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grades.map((grade) => (
            <tr key={grade}>
              <th scope="row">
                <GradeMark grade={grade} /> <small>{grade}</small>
              </th>
              {steps.map((step) => (
                <td key={step}>
                  <LimitCell
                    label={`${text(`grade.${grade}`)} · ${text(`limits.${step}`)}`}
                    limit={draft.grades[grade][step]}
                    before={item.data.grades[grade][step]}
                    onChange={(limit) =>
                      setDraft({ ...draft, grades: { ...draft.grades, [grade]: { ...draft.grades[grade], [step]: limit } } })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{text('limits.others')}</h2>
      <table className="plain-table limits limits-others">
        <tbody>
          {others.map((name) => (
            <tr key={name}>
              <th scope="row">
                {text(`limits.${name}`)}
                <small>{text(`limits.${name}From`)}</small>
              </th>
              <td>
                <LimitCell
                  label={text(`limits.${name}`)}
                  limit={draft[name]}
                  before={item.data[name]}
                  onChange={(limit) => setDraft({ ...draft, [name]: limit })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{text('preview.effect')}</p>
      <EffectPanel
        kind="limits"
        draft={draft}
        changes={changes.length}
        saving={put.isPending}
        onDiscard={() => setDraft(item.data)}
        onSave={(reason) =>
          put.mutate(
            { id: item.id, version: item.version, data: draft, reason },
            { onSuccess: () => message.success(text('item.saved')) },
          )
        }
      />
      <Recomputations kind="limits" />
      <HistoryDrawer kind="limits" id={history ? item.id : null} title={text('admin.limits')} onClose={() => setHistory(false)} />
    </>
  );
}
