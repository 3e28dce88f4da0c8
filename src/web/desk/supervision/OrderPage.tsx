import { FilePdfOutlined, FileWordOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { filePaths } from '../../../contract/ledgers.ts';
import type { OrderDetail, OrderEntry } from '../../../contract/orders.ts';
import { type OrderCommand, orderQuery, sendOrderCommand, useSupervision } from '../../api/deskSupervision.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useOwnUnits } from '../parts/useOwnUnits.ts';
import { useText } from '../useText.ts';
import { ActionBar } from './ActionBar.tsx';
import { BackTo } from './BackTo.tsx';
import { Fact } from './Fact.tsx';
import { LevelMark, OrderDue, OrderPhaseMark, OrderTitle } from './OrderMarks.tsx';
import { orderActions } from './orderActions.ts';
import { SupervisionPhotos } from './SupervisionPhotos.tsx';

export function OrderPage() {
  const { id = '' } = useParams();
  const { data: detail, error, isPending, refetch } = useQuery(orderQuery(id));
  if (isPending) return <Skeleton active className="page" />;
  if (!detail) return <LoadFailed error={error} retry={() => refetch()} />;
  return <Order detail={detail} />;
}

function Order({ detail }: { readonly detail: OrderDetail }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const own = useOwnUnits();
  const send = useSupervision(sendOrderCommand(detail.id));
  const files = (format: string) => filePaths.order.replace(':id', detail.id).replace(':format', format);
  return (
    <main className="page sv-page">
      <BackTo to="/supervision/orders" name={text('sv.page.orders')} />
      <article className="sv-sheet">
        <header className="sv-head">
          <div className="case-marks">
            <LevelMark level={detail.level} />
            <OrderPhaseMark phase={detail.phase} />
            <OrderDue line={detail} />
            <span className="number muted">{detail.number || text('sv.unnumbered')}</span>
            {detail.readable && detail.number !== '' && (
              <span className="sv-files">
                <a href={files('docx')} download>
                  <FileWordOutlined aria-hidden /> DOCX
                </a>
                <a href={files('pdf')} download>
                  <FilePdfOutlined aria-hidden /> PDF
                </a>
              </span>
            )}
          </div>
          <h1>
            <OrderTitle line={detail} />
          </h1>
          {!detail.readable && <p className="muted">{text('sv.notReadable')}</p>}
        </header>
        <ActionBar
          actions={orderActions(detail, [...own], text, names)}
          run={(name, body) => send.mutateAsync({ ...body, type: name, version: detail.version } as OrderCommand)}
        />
        <dl className="sv-facts">
          <Fact label={text('sv.source')}>{text(`orderSource.${detail.source}`)}</Fact>
          <Fact label={text('sv.recipients')}>
            <ul>
              {detail.recipients.map((r, i) => (
                <li key={r.unit}>
                  {names.unit(r.unit)} <small className="muted">{text(i === 0 ? 'sv.lead' : 'sv.assist')}</small>{' '}
                  <small className={r.repliedAt ? 'sv-good' : 'muted'}>
                    {text(r.repliedAt ? 'sv.replied' : r.signedAt ? 'sv.signed' : 'sv.unsigned')}
                  </small>
                </li>
              ))}
            </ul>
          </Fact>
          <Fact label={text('sv.replyBy')}>
            {detail.replyBy === null ? text('sv.workdaysAfter', { count: detail.workdays }) : format.moment(detail.replyBy, now)}
            {detail.extended && <small className="muted"> {text('sv.extended')}</small>}
          </Fact>
          <Fact label={text('sv.drafter')}>{detail.drafter ?? text('sv.byRule')}</Fact>
          {detail.issuedAt !== null && (
            <Fact label={text('sv.issuer')}>
              {detail.issuer ?? text('sv.byRule')} · {format.moment(detail.issuedAt, now)}
            </Fact>
          )}
          {detail.categoryCode !== null && (
            <Fact label={text('case.category')}>
              {detail.categoryCode.length === 2 ? names.classOf(`${detail.categoryCode}01`) : names.category(detail.categoryCode)}
              {detail.placeId !== null && ` · ${names.place(detail.placeId)}`}
            </Fact>
          )}
          {detail.origin !== null && (
            <Fact label={text('sv.origin')}>
              <Link to={`/${detail.origin.kind}s/${detail.origin.id}`}>{detail.origin.number}</Link>
            </Fact>
          )}
        </dl>
        {detail.readable && (
          <>
            <Words title={text('sv.field.facts')} words={detail.facts} />
            <Words title={text('sv.field.analysis')} words={detail.analysis} />
            <Words title={text('sv.field.demands')} words={detail.demands} />
            <Words title={text('sv.field.feedback')} words={detail.feedback} />
          </>
        )}
        {detail.extension && (
          <section className="case-result">
            <h2>{text('sv.extensionPending')}</h2>
            <p>
              {text('sv.extensionAsked', { count: detail.extension.workdays, time: format.moment(detail.extension.until, now) })}
            </p>
            <p>{detail.extension.text}</p>
          </section>
        )}
        {detail.cases.length > 0 && (
          <section>
            <h2>{text('sv.relatedCases', { count: detail.cases.length })}</h2>
            <ul className="sv-related">
              {detail.cases.map((c) => (
                <li key={c.id}>
                  <span className="number muted">{c.number}</span>
                  {c.title === null ? (
                    <span className="mark secret">{text('sv.confidential')}</span>
                  ) : (
                    <Link to={`/cases/${c.id}`}>{c.title}</Link>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {detail.reply && (
          <section className="case-result">
            <h2>{text('sv.reply')}</h2>
            <Words title={text('sv.field.measures')} words={detail.reply.measures} />
            <Words title={text('sv.field.result')} words={detail.reply.result} />
            <p className="muted">
              {detail.reply.responsible} · {names.unit(detail.reply.unit)} · {format.moment(detail.reply.at, now)}
            </p>
            <SupervisionPhotos kind="orders" id={detail.id} photos={detail.photos} />
          </section>
        )}
        {detail.closing !== '' && (
          <section className="case-result">
            <h2>{text(detail.phase === 'withdrawn' ? 'sv.withdrawn' : 'sv.closing')}</h2>
            <p>{detail.closing}</p>
            {detail.solved !== null && <p className="muted">{text(detail.solved ? 'sv.solved.yes' : 'sv.solved.no')}</p>}
          </section>
        )}
      </article>
      <section className="sv-history" aria-label={text('case.timeline')}>
        <h2>{text('case.timeline')}</h2>
        <ol className="timeline">
          {detail.timeline.toReversed().map((entry) => (
            <Entry key={entry.version} entry={entry} />
          ))}
        </ol>
      </section>
    </main>
  );
}

function Words({ title, words }: { readonly title: string; readonly words: string }) {
  if (words === '') return null;
  return (
    <section className="sv-words">
      <h2>{title}</h2>
      <p>{words}</p>
    </section>
  );
}

function Entry({ entry }: { readonly entry: OrderEntry }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const verdict =
    entry.verdict === null
      ? ''
      : entry.type === 'OrderClosed'
        ? text(entry.verdict ? 'sv.solved.yes' : 'sv.solved.no')
        : text(entry.verdict ? 'sv.granted.yes' : 'sv.granted.no');
  return (
    <li className="event">
      <div className="event-head">
        <span className="event-sentence">
          {text(`orderEvent.${entry.type}`, {
            unit: entry.recipient === null ? '' : names.unit(entry.recipient),
            level: entry.level === null ? '' : text(`orderLevel.${entry.level}`),
            verdict,
          })}
        </span>
        <time dateTime={entry.at}>
          <span className="event-who">{entry.person ?? text('sv.byRule')}</span>
          {format.moment(entry.at, now)}
        </time>
      </div>
      {entry.texts.map((words) => (
        <p key={words} className="event-words">
          {words}
        </p>
      ))}
      {entry.deadline !== null && <p className="event-fact">{text('sv.until', { time: format.moment(entry.deadline, now) })}</p>}
      {entry.plannedOn !== null && (
        <p className="event-fact">{text('sv.plannedOn', { day: format.day(entry.plannedOn, now) })}</p>
      )}
    </li>
  );
}
