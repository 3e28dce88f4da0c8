import { CopyOutlined, FileSearchOutlined, PrinterOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Skeleton } from 'antd';
import { useContext } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../contract/cases.ts';
import { CaseSourceContext } from '../../api/caseSource.ts';
import { caseQuery } from '../../api/deskCases.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { GradeMark } from '../parts/GradeMark.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { PhaseMark } from '../parts/PhaseMark.tsx';
import { PhotoStrip } from '../parts/PhotoStrip.tsx';
import { CaseSupervision } from '../supervision/CaseSupervision.tsx';
import { useText } from '../useText.ts';
import { Answers } from './Answers.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CaseLedger } from './CaseLedger.tsx';
import { CaseNotices } from './CaseNotices.tsx';
import { CaseParts } from './CaseParts.tsx';
import { CaseSteps } from './CaseSteps.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { CaseUnderstanding } from './CaseUnderstanding.tsx';
import { CommandPanel } from './CommandPanel.tsx';
import { Watermark } from './Watermark.tsx';

type CaseViewProps = {
  readonly id: string;
  /** page: three columns · pane: one column beside a list · phone: one column with the actions at the bottom of the screen. */
  readonly place: 'page' | 'pane' | 'phone';
  /** For the call-back: no unit, no names, no history. */
  readonly blind?: boolean;
  /** The keys of the commands belong to somebody else now. */
  readonly keysOff?: boolean;
  readonly onActed?: () => void;
};

const ignore = () => {};

export function CaseView({ id, place, blind: blindList = false, keysOff = false, onActed = ignore }: CaseViewProps) {
  const source = useContext(CaseSourceContext);
  const practice = source?.practice ?? false;
  const { data: detail, error, isPending, refetch } = useQuery(caseQuery(id, source));
  if (isPending) {
    return (
      <div className="case-loading" aria-busy="true">
        <Skeleton active title={{ width: '50%' }} paragraph={{ rows: 10 }} />
      </div>
    );
  }
  if (!detail) return <LoadFailed error={error} retry={() => refetch()} />;

  // Once the answers are in, whoever decides needs the whole story.
  const blind = (blindList && detail.phase === 'resolved') || detail.reinspection;
  const head = <CaseHead detail={detail} linked={place === 'pane'} practice={practice} />;
  const body = (
    <>
      {detail.confidentiality !== 'normal' && <Watermark />}
      <CaseBody detail={detail} blind={blind} practice={practice} />
      {!blind && !practice && <CaseUnderstanding detail={detail} keysOff={keysOff} />}
    </>
  );
  const facts = <CaseFacts detail={detail} blind={blind} />;
  const history = !blind && <CaseTimeline detail={detail} />;
  switch (place) {
    case 'page':
      return (
        <article className="case case-page">
          <div className="case-left">{facts}</div>
          <div className="case-centre">
            {head}
            {body}
            {history}
          </div>
          <div className="case-right">
            <CommandPanel detail={detail} place="side" keysOff={keysOff} onActed={onActed} />
          </div>
        </article>
      );
    case 'pane':
      return (
        <article className="case case-pane">
          <div className="case-scroll">
            {head}
            {body}
            {facts}
            {history}
          </div>
          <CommandPanel detail={detail} place="bar" keysOff={keysOff} onActed={onActed} />
        </article>
      );
    case 'phone':
      return (
        <article className="case case-phone">
          {head}
          {body}
          {facts}
          {history}
          <CommandPanel detail={detail} place="phone" keysOff={keysOff} onActed={onActed} />
        </article>
      );
  }
}

type CaseHeadProps = { readonly detail: CaseDetail; readonly linked: boolean; readonly practice: boolean };

function CaseHead({ detail, linked, practice }: CaseHeadProps) {
  const text = useText();
  const { message } = App.useApp();
  return (
    <header className="case-head">
      <div className="case-marks">
        <GradeMark grade={detail.grade} />
        <PhaseMark phase={detail.phase} />
        {detail.next && <DeadlineMark due={detail.next} kind={detail.next.kind} />}
        <span className="number muted">
          {detail.number}
          <Button
            type="text"
            size="small"
            icon={<CopyOutlined />}
            aria-label={text('case.copyNumber')}
            onClick={() => navigator.clipboard?.writeText(detail.number).then(() => message.success(text('case.copied')))}
          />
          {!practice && (
            <Link to={`/cases/${detail.id}/order`} aria-label={text('order.open')} title={text('order.open')}>
              <PrinterOutlined aria-hidden />
            </Link>
          )}
        </span>
      </div>
      <h1>{linked ? <Link to={`/cases/${detail.id}`}>{detail.title}</Link> : detail.title}</h1>
    </header>
  );
}

type CaseBodyProps = { readonly detail: CaseDetail; readonly blind: boolean; readonly practice: boolean };

function CaseBody({ detail, blind, practice }: CaseBodyProps) {
  const text = useText();
  return (
    <>
      <CaseSteps steps={detail.steps} />
      {!blind && <CaseNotices detail={detail} />}
      <section className="case-text" aria-label={text('case.text')}>
        <p>{detail.text || <span className="muted">{text('case.noText')}</span>}</p>
        <PhotoStrip caseId={detail.id} photos={detail.photos} />
      </section>
      {detail.question && (
        <Alert
          type="warning"
          showIcon
          icon={<QuestionCircleOutlined />}
          title={text('case.question')}
          description={detail.question}
        />
      )}
      {!blind && <CaseLedger detail={detail} />}
      {!blind && !practice && <CaseSupervision detail={detail} />}
      {!blind && <CaseParts parts={detail.parts} />}
      {detail.draft && !blind && (
        <section className="case-result case-draft">
          <h2>
            <FileSearchOutlined aria-hidden /> {text('case.draft')}
          </h2>
          <p>{detail.draft}</p>
        </section>
      )}
      {detail.result && (
        <section className="case-result">
          <h2>{text(detail.answeredDirectly ? 'case.answer' : 'case.result')}</h2>
          <p>{detail.result}</p>
        </section>
      )}
      {detail.answers && !blind && (
        <section className="case-result">
          <h2>{text('case.answers')}</h2>
          <Answers answers={detail.answers} />
        </section>
      )}
    </>
  );
}
