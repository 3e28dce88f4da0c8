import { ExperimentOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { modelTargets, type Training, trainModels } from '../../../contract/understanding.ts';
import { trainingsQuery, useTrain } from '../../api/deskModels.ts';
import { meQuery } from '../../api/deskSession.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { ScoreLines } from './ScoreLines.tsx';

type Target = Training['target'];

/** Models and their trainings: what was learnt from, how good it was, whether it was accepted and why, and what is mixed up. */
export function TrainingPage() {
  const text = useText();
  const { message } = App.useApp();
  const [target, setTarget] = useState<Target>('unit');
  const me = useQuery(meQuery).data?.me;
  const { data, error, isPending, refetch } = useQuery(trainingsQuery);
  const train = useTrain();
  const trainings = (data?.trainings ?? []).filter((training) => training.target === target);
  const [newest] = trainings;
  return (
    <>
      <AdminHead title={text('understanding.training')} hint={text('understanding.trainingHint')}>
        {me && mayCall(trainModels.access, me) && (
          <Button
            type="primary"
            icon={<ExperimentOutlined />}
            loading={train.isPending}
            onClick={() =>
              train.mutate(undefined, {
                onSuccess: () => message.success(text('understanding.trained')),
                onError: (problem) => message.error(problemWords(problem, text)),
              })
            }
          >
            {text('understanding.trainNow')}
          </Button>
        )}
      </AdminHead>
      <Segmented
        value={target}
        aria-label={text('understanding.target')}
        options={modelTargets.map((value) => ({ value, label: text(`understanding.target.${value}`) }))}
        onChange={setTarget}
      />
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={trainings.length === 0}
        empty={
          <EmptyHint
            icon={<ExperimentOutlined />}
            title={text('understanding.noTraining')}
            hint={text('understanding.noTrainingHint')}
          />
        }
      >
        {newest && <Newest training={newest} />}
        <Trainings trainings={trainings} />
        {newest && newest.months.length > 0 && <ScoreLines months={newest.months} />}
        {newest && newest.confusions.length > 0 && <Confusions training={newest} />}
      </ListState>
    </>
  );
}

function Newest({ training }: { readonly training: Training }) {
  const text = useText();
  const format = useFormat();
  const { chosen, replayed } = training;
  const share = (value: number) => format.share(value, 1) ?? '–';
  return (
    <p className="in-use">
      <Tag color={chosen === 'model' ? 'success' : 'default'}>{text(`understanding.chosen.${chosen}`)}</Tag>
      {replayed?.model
        ? text('understanding.replayed', {
            n: format.count(replayed.model.messages),
            model: share(replayed.model.accuracy),
            rules: share(replayed.rules.accuracy),
          })
        : text('understanding.notReplayed')}
    </p>
  );
}

function Trainings({ trainings }: { readonly trainings: readonly Training[] }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const share = (value: number | undefined) => (value === undefined ? '–' : (format.share(value, 1) ?? '–'));
  return (
    <div className="table-frame">
      <table className="plain-table">
        <caption>{text('understanding.trainings')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('understanding.trainedAt')}</th>
            <th scope="col">{text('understanding.verdict')}</th>
            <th scope="col">{text('understanding.range')}</th>
            <th scope="col" className="right">
              {text('understanding.examples')}
            </th>
            <th scope="col" className="right">
              {text('understanding.accuracyOf')}
            </th>
            <th scope="col" className="right">
              {text('understanding.macroF1')}
            </th>
            <th scope="col" className="right">
              {text('understanding.top3')}
            </th>
            <th scope="col" className="right">
              {text('understanding.accuracyAt80')}
            </th>
            <th scope="col" className="right">
              {text('understanding.newestMonth')}
            </th>
          </tr>
        </thead>
        <tbody>
          {trainings.map((training) => (
            <tr key={training.version}>
              <td className="number">{format.moment(training.trainedAt, now)}</td>
              <td>
                <Tag color={training.accepted ? 'success' : 'warning'}>
                  {text(training.accepted ? 'understanding.accepted' : 'understanding.refused')}
                </Tag>
                {training.because !== null && <small>{text(`understanding.because.${training.because}`)}</small>}
              </td>
              <td className="number">
                {training.trainedOn === null ? '–' : `${training.trainedOn.from} – ${training.trainedOn.to}`}
              </td>
              <td className="right">{format.count(training.examples)}</td>
              <td className="right">{share(training.quality?.accuracy)}</td>
              <td className="right">{training.quality === null ? '–' : training.quality.macroF1.toFixed(3)}</td>
              <td className="right">{share(training.quality?.top3)}</td>
              <td className="right">{share(training.quality?.accuracyAt80)}</td>
              <td className="right">
                {share(training.newest?.accuracy)}
                {training.old !== null && (
                  <small className="muted"> {text('understanding.before', { share: share(training.old.accuracy) })}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Confusions({ training }: { readonly training: Training }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const name = (label: string) =>
    label === '' ? text('understanding.undecided') : training.target === 'unit' ? names.unit(label) : names.category(label);
  return (
    <div className="table-frame">
      <table className="plain-table">
        <caption>{text('understanding.confusions')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('understanding.truth')}</th>
            <th scope="col">{text('understanding.given')}</th>
            <th scope="col" className="right">
              {text('understanding.cases')}
            </th>
            <th scope="col" className="right">
              {text('understanding.shareOfTruth')}
            </th>
          </tr>
        </thead>
        <tbody>
          {training.confusions.map(({ truth, given, cases, of }) => (
            <tr key={`${truth} ${given}`}>
              <td>{name(truth)}</td>
              <td>{name(given)}</td>
              <td className="right">{format.count(cases)}</td>
              <td className="right">
                {format.share(cases, of)} <small className="muted">n={format.count(of)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
