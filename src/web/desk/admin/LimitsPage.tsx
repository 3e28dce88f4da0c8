import { Select } from 'antd';
import { grades } from '../../../domain/grade/vocabulary.ts';
import type { ItemData } from '../../api/deskReference.ts';
import { GradeMark } from '../parts/GradeMark.tsx';
import { useText } from '../useText.ts';
import { LimitCell } from './LimitCell.tsx';
import { SettingPage } from './SettingPage.tsx';

export type LimitsData = ItemData<'limits'>;
const steps = ['accept', 'dispatch', 'sign', 'respond', 'resolve'] as const;
const others = ['supply', 'returnWindow', 'ruleReturn', 'review', 'followUp', 'decide', 'rework', 'ledgerReview'] as const;
/** Every half hour, the end of the day among them. */
const cuts = Array.from({ length: 48 }, (_, at) => `${String((at + 1) >> 1).padStart(2, '0')}:${at % 2 === 0 ? '30' : '00'}`);

/** 时限: how much time each step has in each grade, to be read like the table in the rule book. */
export function LimitsPage() {
  const text = useText();
  return (
    <SettingPage kind="limits" moves="limits" title={text('admin.limits')} hint={text('admin.limitsHint')}>
      {(draft, set, saved) => <Matrix draft={draft} set={set} saved={saved ?? draft} />}
    </SettingPage>
  );
}

type MatrixProps = {
  readonly draft: LimitsData;
  readonly saved: LimitsData;
  readonly set: (change: Partial<LimitsData>) => void;
};

function Matrix({ draft, saved, set }: MatrixProps) {
  const text = useText();
  return (
    <>
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
                    before={saved.grades[grade][step]}
                    onChange={(limit) => set({ grades: { ...draft.grades, [grade]: { ...draft.grades[grade], [step]: limit } } })}
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
                  before={saved[name]}
                  onChange={(limit) => set({ [name]: limit })}
                />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <label htmlFor="limits-sameDayCut">{text('limits.sameDayCut')}</label>
              <small>{text('limits.sameDayCutFrom')}</small>
            </th>
            <td>
              <Select
                id="limits-sameDayCut"
                showSearch
                value={draft.sameDayCut}
                options={cuts.map((value) => ({ value, label: text('limits.sameDayCutAt', { at: value }) }))}
                onChange={(sameDayCut) => set({ sameDayCut })}
              />
              {draft.sameDayCut !== saved.sameDayCut && <small> {text('item.changed')}</small>}
            </td>
          </tr>
        </tbody>
      </table>
      <p className="muted">{text('preview.effect')}</p>
    </>
  );
}
