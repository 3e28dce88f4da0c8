import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { DirectiveCommandBody, type DirectiveDetail } from '../../../contract/directives.ts';
import { draftOrder } from '../../../contract/orders.ts';
import type { DirectiveCommandName } from '../../../domain/directive/vocabulary.ts';
import { meQuery } from '../../api/deskSession.ts';
import { type DirectiveCommand, directiveQuery, sendDirectiveCommand, useSupervision } from '../../api/deskSupervision.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { type DeskText, useText } from '../useText.ts';
import { type Action, ActionBar, type ActionField } from './ActionBar.tsx';
import { BackTo } from './BackTo.tsx';
import { Fact } from './Fact.tsx';
import { RaiseOrder } from './RaiseOrder.tsx';
import { SupervisionPhotos } from './SupervisionPhotos.tsx';

export function DirectivePage() {
  const { id = '' } = useParams();
  const { data: detail, error, isPending, refetch } = useQuery(directiveQuery(id));
  if (isPending) return <Skeleton active className="page" />;
  if (!detail) return <LoadFailed error={error} retry={() => refetch()} />;
  return <Directive detail={detail} />;
}

/** The fields of each command, in the order to ask for them. */
const fields: Record<Exclude<DirectiveCommandName, 'Give'>, readonly [string, 'words' | 'number' | 'units' | 'photos'][]> = {
  Assign: [
    ['units', 'units'],
    ['text', 'words'],
  ],
  Accept: [],
  Progress: [['text', 'words']],
  Report: [
    ['text', 'words'],
    ['photos', 'photos'],
  ],
  SendBack: [
    ['text', 'words'],
    ['workdays', 'number'],
  ],
  Postpone: [
    ['workdays', 'number'],
    ['text', 'words'],
  ],
  Remind: [['text', 'words']],
  Close: [['text', 'words']],
  Withdraw: [['text', 'words']],
};
const order = ['Accept', 'Close', 'Report', 'Assign', 'Progress', 'SendBack', 'Remind', 'Postpone', 'Withdraw'] as const;

function actionsOf(detail: DirectiveDetail, text: DeskText): Action[] {
  return order
    .filter((name) => detail.allowed.includes(name))
    .map((name) => {
      const shape = DirectiveCommandBody.options.find((option) => option.shape.type.value === name)!.shape;
      return {
        name,
        title: text(`directive.do.${name}`),
        grave: name === 'Withdraw',
        initial: name === 'SendBack' ? { workdays: 1 } : name === 'Assign' ? { units: [...detail.units] } : {},
        fields: fields[name].map(
          ([field, input]): ActionField => ({
            name: field,
            input,
            label: text(`sv.field.${field}` as 'sv.field.text'),
            schema: (shape as Record<string, ActionField['schema']>)[field]!,
          }),
        ),
      };
    });
}

function Directive({ detail }: { readonly detail: DirectiveDetail }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const me = useQuery(meQuery).data?.me;
  const [raising, setRaising] = useState(false);
  const send = useSupervision(sendDirectiveCommand(detail.id));
  const mayRaise = me && mayCall(draftOrder.access, me) && detail.readable && detail.closedAt === null;
  return (
    <main className="page sv-page">
      <BackTo to="/supervision/directives" name={text('sv.page.directives')} />
      <article className="sv-sheet">
        <header className="sv-head">
          <div className="case-marks">
            <span className={`mark sv-phase sv-phase-${detail.phase}`}>{text(`directivePhase.${detail.phase}`)}</span>
            {detail.next && <DeadlineMark due={detail.next} start={detail.next.from} />}
            <span className="number muted">{detail.number}</span>
          </div>
          <h1>{detail.text ?? text('sv.confidential')}</h1>
          {!detail.readable && <p className="muted">{text('sv.notReadable')}</p>}
        </header>
        <ActionBar
          actions={actionsOf(detail, text)}
          run={(name, body) => send.mutateAsync({ ...body, type: name, version: detail.version } as DirectiveCommand)}
        />
        <dl className="sv-facts">
          <Fact label={text('directive.leader')}>
            {detail.leader} · {format.moment(detail.givenAt, now)}
          </Fact>
          <Fact label={text('directive.units')}>
            {detail.units.length === 0 ? text('directive.unassigned') : names.units(detail.units)}
          </Fact>
          {detail.replyBy !== null && <Fact label={text('sv.replyBy')}>{format.moment(detail.replyBy, now)}</Fact>}
          {detail.related && (
            <Fact label={text('directive.case')}>
              <span className="number muted">{detail.related.number} </span>
              {detail.related.title === null ? (
                <span className="mark secret">{text('sv.confidential')}</span>
              ) : (
                <Link to={`/cases/${detail.related.id}`}>{detail.related.title}</Link>
              )}
            </Fact>
          )}
          {mayRaise && (
            <Fact label={text('directive.byOrder')}>
              <button type="button" className="link-button" onClick={() => setRaising(true)}>
                {text('sv.raise')}
              </button>
            </Fact>
          )}
        </dl>
        {detail.report && (
          <section className="case-result">
            <h2>{text('directive.report')}</h2>
            <p>{detail.report.text}</p>
            <SupervisionPhotos kind="directives" id={detail.id} photos={detail.photos} />
            <p className="muted">{format.moment(detail.report.at, now)}</p>
          </section>
        )}
        {detail.closing !== '' && (
          <section className="case-result">
            <h2>{text('directive.closing')}</h2>
            <p>{detail.closing}</p>
          </section>
        )}
      </article>
      <section className="sv-history" aria-label={text('case.timeline')}>
        <h2>{text('case.timeline')}</h2>
        <ol className="timeline">
          {detail.timeline.toReversed().map((entry) => (
            <li key={entry.version} className="event">
              <div className="event-head">
                <span className="event-sentence">
                  {text(`directiveEvent.${entry.type}`, { units: names.units(entry.units) })}
                </span>
                <time dateTime={entry.at}>
                  <span className="event-who">{entry.person}</span>
                  {format.moment(entry.at, now)}
                </time>
              </div>
              {entry.text !== '' && <p className="event-words">{entry.text}</p>}
              <SupervisionPhotos kind="directives" id={detail.id} photos={entry.photos} />
              {entry.deadline !== null && (
                <p className="event-fact">{text('sv.until', { time: format.moment(entry.deadline, now) })}</p>
              )}
            </li>
          ))}
        </ol>
      </section>
      {raising && (
        <RaiseOrder
          template="directive"
          cases={detail.related?.title ? [{ id: detail.related.id, number: detail.related.number }] : []}
          recipients={detail.units}
          origin={detail.id}
          onClose={() => setRaising(false)}
        />
      )}
    </main>
  );
}
