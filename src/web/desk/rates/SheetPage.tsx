import { ArrowLeftOutlined, FileSearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getMeasuredCase } from '../../../contract/measures.ts';
import { measuredCaseQuery } from '../../api/deskMeasures.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

type Sheet = Answer<typeof getMeasuredCase>;

/** What the measures know of one case: the end of the way from a yearly rate. No text of the case and no person stand here. */
export function SheetPage() {
  const text = useText();
  const { id = '' } = useParams();
  const back = useNavigate();
  const { data, error, isPending, refetch } = useQuery(measuredCaseQuery(id));
  return (
    <>
      <header className="page-head">
        <h1>
          <Button type="text" icon={<ArrowLeftOutlined />} aria-label={text('behind.back')} onClick={() => back(-1)} />
          {data ? text('sheet.title', { number: data.number }) : ''}
        </h1>
        {data?.readable && (
          <Link to={`/cases/${data.caseId}`}>
            <Button>{text('sheet.open')}</Button>
          </Link>
        )}
      </header>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data}
        empty={<EmptyHint icon={<FileSearchOutlined />} title={text('behind.none')} hint={text('behind.noneHint')} />}
      >
        {data && (
          <>
            <p className="muted">{text('sheet.about')}</p>
            <Facts data={data} />
            <div className="unit-rates-columns">
              <Milestones data={data} />
              <CallBacks data={data} />
            </div>
            <div className="unit-rates-columns">
              <Dispatches data={data} />
              <Scope data={data} />
            </div>
          </>
        )}
      </ListState>
    </>
  );
}

function Facts({ data }: { readonly data: Sheet }) {
  const text = useText();
  const names = useNames();
  const facts: readonly (readonly [string, string])[] = [
    [text('case.category'), names.category(data.category)],
    [text('case.place'), data.place === null ? '–' : names.place(data.place)],
    [text('case.unit'), data.unit === null ? '–' : names.unit(data.unit)],
    [text('case.phase'), text(`phase.${data.phase}`)],
    [text('case.grade'), text(`grade.${data.grade}`)],
    [text('case.nature'), `${text(`nature.${data.nature}`)} · ${text(`channel.${data.channel}`)}`],
  ];
  return (
    <dl className="sheet-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Milestones({ data }: { readonly data: Sheet }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const at = (moment: string | null) => (moment === null ? '–' : format.moment(moment, now));
  const rows = [
    [text('sheet.submitted'), null, data.submittedAt],
    [text('sheet.accepted'), null, data.acceptedAt],
    [text('sheet.sign'), data.signBy, data.signedAt],
    [text('sheet.respond'), data.respondBy, data.respondedAt],
    ...(data.firstResolvedAt !== data.resolvedAt ? [[text('sheet.firstResolved'), null, data.firstResolvedAt] as const] : []),
    [text('sheet.resolve'), data.resolveBy, data.resolvedAt],
    [text('sheet.followedUp'), null, data.followedUpAt],
    [text('sheet.ended'), null, data.endedAt],
  ] as const;
  return (
    <section className="panel-plain">
      <h2>{text('sheet.milestones')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text('sheet.step')}</th>
            <th scope="col">{text('sheet.limit')}</th>
            <th scope="col">{text('sheet.done')}</th>
            <th scope="col">{text('sheet.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, limit, done]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{at(limit)}</td>
              <td className="number">{at(done)}</td>
              <td>{limit !== null && <Verdict limit={limit} done={done} now={now} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {(data.sameDayBy !== null || data.extensions > 0 || data.nudges > 0 || data.onLedger || data.answeredDirectly) && (
        <p className="muted">
          {[
            data.sameDayBy !== null && text('sheet.sameDayBy', { at: at(data.sameDayBy) }),
            data.extensions > 0 && text('sheet.extensions', { count: data.extensions }),
            data.nudges > 0 && text('sheet.nudges', { count: data.nudges }),
            data.onLedger && text('sheet.onLedger'),
            data.answeredDirectly && text('sheet.direct'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </section>
  );
}

function Verdict({ limit, done, now }: { readonly limit: string; readonly done: string | null; readonly now: number }) {
  const text = useText();
  if (done !== null && done <= limit) return <span className="in-time">{text('sheet.inTime')}</span>;
  if (done === null && now <= Date.parse(limit)) return <span className="muted">{text('sheet.open.not')}</span>;
  return <span className="too-late">{text('sheet.late')}</span>;
}

function CallBacks({ data }: { readonly data: Sheet }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const heard = data.rounds.filter((round) => round.followedUpAt !== null);
  const yesNo = (value: boolean | null) => (value === null ? '–' : text(value ? 'sheet.yes' : 'sheet.no'));
  return (
    <section className="panel-plain call-backs">
      <h2>{text('sheet.callBack')}</h2>
      {heard.length === 0 && <p className="muted">{text('sheet.noCallBack')}</p>}
      {heard.map((round) => (
        <article key={round.round}>
          <h3>
            {text('sheet.round', { round: round.round })} · {round.unit === null ? '–' : names.unit(round.unit)}
            <span className="number">{round.followedUpAt && format.moment(round.followedUpAt, now)}</span>
          </h3>
          <dl>
            <div>
              <dt>{text('sheet.contacted')}</dt>
              <dd>{yesNo(round.contacted)}</dd>
            </div>
            <div>
              <dt>{text('sheet.solved')}</dt>
              <dd>{round.solved ? text(`solved.${round.solved}`) : '–'}</dd>
            </div>
            <div>
              <dt>{text('sheet.handling')}</dt>
              <dd>{round.handling ? text(`satisfaction.${round.handling}`) : '–'}</dd>
            </div>
            <div>
              <dt>{text('sheet.process')}</dt>
              <dd>{round.process ? text(`satisfaction.${round.process}`) : '–'}</dd>
            </div>
          </dl>
        </article>
      ))}
      {data.via && (
        <p className="muted">
          {text(`sheet.via.${data.via}`, { unit: data.raterUnit === null ? '–' : names.unit(data.raterUnit) })}
        </p>
      )}
      {data.attempts > 0 && <p className="muted">{text('sheet.attempts', { count: data.attempts })}</p>}
    </section>
  );
}

function Dispatches({ data }: { readonly data: Sheet }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  return (
    <section className="panel-plain">
      <h2>{text('sheet.dispatches')}</h2>
      <ul className="sheet-list">
        {data.dispatches.map((sent) => (
          <li key={sent.at}>
            <span className="number">{format.moment(sent.at, now)}</span> {names.unit(sent.unit)}
            {sent.returned !== 'no' && <small className="tag">{text(`sheet.returned.${sent.returned}`)}</small>}
          </li>
        ))}
        {data.parts.map((part) => (
          <li key={`${part.unit} ${part.at}`}>
            <span className="number">{format.moment(part.at, now)}</span> {names.unit(part.unit)}
            <small className="tag">{text('sheet.parts')}</small>
            {part.resolveBy && <Verdict limit={part.resolveBy} done={part.resolvedAt} now={now} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Scope({ data }: { readonly data: Sheet }) {
  const text = useText();
  const reasons = data.excludedFor.map((each) => text(`exclusion.${each}`)).join('、');
  return (
    <section className="panel-plain">
      <h2>{text('sheet.scope')}</h2>
      <p>
        {data.countsNowhere
          ? text('sheet.countsNowhere', { reasons })
          : reasons === ''
            ? text('sheet.counts')
            : text('sheet.leaves', { reasons })}
      </p>
      {data.flags.length > 0 && (
        <ul className="sheet-list">
          {data.flags.map((flag) => (
            <li key={flag}>
              <small className="tag flag">{text(`flag.${flag}`)}</small> {text(`flagHelp.${flag}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
