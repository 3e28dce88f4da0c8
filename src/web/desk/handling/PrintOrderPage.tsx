import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { CaseDetail } from '../../../contract/cases.ts';
import { caseQuery } from '../../api/deskCases.ts';
import { meQuery } from '../../api/deskSession.ts';
import { dayAt } from '../../ui/format.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { siteLine } from '../parts/siteLine.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { cutToFit } from './cutToFit.ts';

/** Characters of the requester's words that fit beside everything else on one page of A4; the rest is a scan away. */
const longestText = 620;
const longestTask = 160;

/** 派件单: one page of A4 with a QR code to the case on the desk. It holds what the reader may see: for a firm, no person. */
export function PrintOrderPage() {
  const { id = '' } = useParams();
  const text = useText();
  const site = useQuery(meQuery).data?.site;
  const { data: detail, error, isPending, refetch } = useQuery(caseQuery(id));
  if (isPending) return <Skeleton active className="page" />;
  if (!detail) return <LoadFailed error={error} retry={() => refetch()} />;
  return (
    <main className="print-page">
      <div className="print-bar">
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {text('order.print')}
        </Button>
        <Link to={`/cases/${id}`}>{text('order.back')}</Link>
      </div>
      <Order detail={detail} site={site ? siteLine(site, text) : ''} />
    </main>
  );
}

function Order({ detail, site }: { readonly detail: CaseDetail; readonly site: string }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  // Paper is read on another day: no "today" on it.
  const moment = (at: string | null | undefined) => (at ? `${dayAt(at)} ${format.time(at)}` : '–');
  const dispatch = detail.timeline.findLast(({ type }) => type === 'CaseDispatched');
  const signed = detail.timeline.findLast(({ type }) => type === 'CaseSigned');
  const due = (step: 'respond' | 'resolve') => detail.steps.find((each) => each.step === step)?.due;
  const who = detail.requester
    ? [detail.requester.name, detail.requester.phone].filter(Boolean).join(' ')
    : text(detail.anonymous ? 'requester.anonymous' : 'order.noIdentity');
  const words = cutToFit(detail.text, longestText);
  const task = cutToFit(dispatch?.text ?? '', longestTask);
  const place = [detail.placeId === null ? '' : names.place(detail.placeId), detail.placeText].filter(Boolean).join(' · ');
  const helpers = detail.parts.map((part) => names.unit(part.unit)).join('、');
  return (
    <article className="order-sheet">
      <header>
        <div>
          <p>{site}</p>
          <h1>{text('order.title')}</h1>
          <p className="number">{detail.number}</p>
        </div>
        <figure>
          <QrCode address={`${location.origin}/desk/cases/${detail.id}`} label={text('order.scan')} />
          <figcaption>{text('order.scan')}</figcaption>
        </figure>
      </header>
      <table>
        <tbody>
          <Row
            cells={[
              [text('order.grade'), text(`grade.${detail.grade}`)],
              [text('order.channel'), text(`channel.${detail.channel}`)],
            ]}
          />
          <Row
            cells={[
              [text('order.category'), `${names.classOf(detail.categoryCode)} / ${names.category(detail.categoryCode)}`],
              [text('order.nature'), text(`nature.${detail.nature}`)],
            ]}
          />
          <Row
            cells={[
              [text('order.submitted'), moment(detail.submittedAt)],
              [
                text('order.requester'),
                detail.confidentiality === 'normal' ? who : `${who} · ${text(`confidentiality.${detail.confidentiality}`)}`,
              ],
            ]}
          />
          <Row
            cells={[
              [text('order.place'), place || '–'],
              [text('order.unit'), detail.unit === null ? '–' : names.unit(detail.unit)],
            ]}
          />
          <Row
            cells={[
              [text('order.dispatched'), moment(dispatch?.at)],
              [text('order.helpers'), helpers || '–'],
            ]}
          />
          <Row
            cells={[
              [text('order.respondBy'), moment(due('respond'))],
              [text('order.resolveBy'), moment(due('resolve'))],
            ]}
          />
          <Row
            cells={[
              [text('order.signed'), moment(signed?.at)],
              [text('order.nudges'), String(detail.nudges)],
            ]}
          />
          <tr className="order-title">
            <th scope="row">{text('order.matter')}</th>
            <td colSpan={3}>{detail.title}</td>
          </tr>
          <tr className="order-words">
            <th scope="row">{text('order.text')}</th>
            <td colSpan={3}>
              {words.text || '–'}
              {words.left > 0 && <em>{text('order.cut', { count: words.left })}</em>}
            </td>
          </tr>
          <tr className="order-task">
            <th scope="row">{text('order.task')}</th>
            <td colSpan={3}>
              {task.text || '–'}
              {task.left > 0 && <em>{text('order.cut', { count: task.left })}</em>}
            </td>
          </tr>
          <tr className="order-blank">
            <th scope="row">{text('order.handling')}</th>
            <td colSpan={3} />
          </tr>
          <tr className="order-blank">
            <th scope="row">{text('order.result')}</th>
            <td colSpan={3} />
          </tr>
          <tr className="order-signs">
            <th scope="row">{text('order.officer')}</th>
            <td />
            <th scope="row">{text('order.confirm')}</th>
            <td />
          </tr>
        </tbody>
      </table>
      <footer>
        <span>{text('order.privacy')}</span>
        <span>{text('order.printed', { at: moment(new Date(now).toISOString()) })}</span>
      </footer>
    </article>
  );
}

function Row({ cells }: { readonly cells: readonly (readonly [string, string])[] }) {
  return (
    <tr>
      {cells.flatMap(([name, value]) => [
        <th key={`${name}-name`} scope="row">
          {name}
        </th>,
        <td key={`${name}-value`}>{value}</td>,
      ])}
    </tr>
  );
}

/** Drawn as paths: print has no room for blurred pixels. */
function QrCode({ address, label }: { readonly address: string; readonly label: string }) {
  const [modules, setModules] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let gone = false;
    void import('qrcode').then(({ create }) => {
      if (gone) return;
      const { size, data } = create(address, { errorCorrectionLevel: 'M' }).modules;
      const squares = Array.from(data, (dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''));
      setModules({ size, path: squares.join('') });
    });
    return () => {
      gone = true;
    };
  }, [address]);
  if (!modules) return null;
  return (
    <svg role="img" aria-label={label} viewBox={`-2 -2 ${modules.size + 4} ${modules.size + 4}`} shapeRendering="crispEdges">
      <path d={modules.path} />
    </svg>
  );
}
