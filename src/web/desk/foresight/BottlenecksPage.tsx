import { HourglassOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { type DwellStep, dwellSteps } from '../../../domain/foresight/vocabulary.ts';
import { bottlenecksQuery } from '../../api/deskForesight.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { roughly } from './alertStory.ts';

const slowTimes = 1.5;
const enoughCases = 5;

/** 卡壳堵点: dwell by step × unit, the slowest first, and where cases go round. */
export function BottlenecksPage() {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const [step, setStep] = useState<DwellStep | 'all'>('resolve');
  const { data, error, isPending, refetch } = useQuery(bottlenecksQuery);
  // One case says nothing of a unit: what rests on several comes first.
  const dwells = (data?.dwells ?? [])
    .filter((dwell) => step === 'all' || dwell.step === step)
    .toSorted((a, b) => Number(b.cases >= enoughCases) - Number(a.cases >= enoughCases) || b.medianHours - a.medianHours);
  return (
    <>
      <header className="page-head">
        <h1>{text('foresight.bottlenecks')}</h1>
        <Segmented
          aria-label={text('slow.step')}
          value={step}
          options={[
            ...dwellSteps.map((each) => ({ value: each, label: text(`dwell.${each}`) })),
            { value: 'all', label: text('slow.all') },
          ]}
          onChange={(value) => setStep(dwellSteps.find((each) => each === value) ?? 'all')}
        />
      </header>
      <p className="muted">{text('slow.lead')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={dwells.length === 0}
        empty={<EmptyHint icon={<HourglassOutlined />} title={text('slow.none')} hint={text('slow.noneHint')} />}
      >
        <table className="plain-table foresight-table">
          <thead>
            <tr>
              <th scope="col">{text('slow.unit')}</th>
              <th scope="col">{text('slow.step')}</th>
              <th scope="col" className="right">
                {text('slow.cases')}
              </th>
              <th scope="col" className="right">
                {text('slow.recent')}
              </th>
              <th scope="col" className="right">
                {text('slow.p90')}
              </th>
              <th scope="col" className="right">
                {text('slow.usual')}
              </th>
              <th scope="col" className="right">
                {text('slow.times')}
              </th>
            </tr>
          </thead>
          <tbody>
            {dwells.map((dwell) => {
              const times = dwell.usualHours > 0 ? dwell.medianHours / dwell.usualHours : null;
              const isSlow = times !== null && times >= slowTimes && dwell.cases >= enoughCases;
              return (
                <tr key={`${dwell.unit}${dwell.step}`}>
                  <th scope="row">{names.unit(dwell.unit)}</th>
                  <td>{text(`dwell.${dwell.step}`)}</td>
                  <td className="right number">{dwell.cases}</td>
                  <td className="right number">{format.amount(roughly(dwell.medianHours), 'hour')}</td>
                  <td className="right number">{format.amount(roughly(dwell.p90Hours), 'hour')}</td>
                  <td className="right number">
                    {dwell.usualCases === 0 ? '–' : format.amount(roughly(dwell.usualHours), 'hour')}
                  </td>
                  <td className="right number">
                    {times === null ? (
                      '–'
                    ) : isSlow ? (
                      <Tag color="warning">{text('slow.slower', { times: roughly(times) })}</Tag>
                    ) : (
                      roughly(times)
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <h2 className="foresight-second">{text('slow.loops')}</h2>
        <p className="muted">{text('slow.loopsLead')}</p>
        <ul className="alert-cases alert-box">
          {(data?.loops ?? []).slice(0, 15).map(({ from, to, cases, returns }) => (
            <li key={`${from}${to}`}>
              <span>{text('slow.loop', { from: names.unit(from), to: names.unit(to) })}</span>
              <span className="muted">
                {text('dossier.cases', { count: cases })}
                {returns > 0 && ` · ${text('slow.returns', { count: returns })}`}
              </span>
            </li>
          ))}
        </ul>
      </ListState>
    </>
  );
}
