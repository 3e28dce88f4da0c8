import { CheckCircleOutlined, HourglassOutlined, SoundOutlined, ToolOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { CaseDetail } from '../../../contract/cases.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useOwnUnits } from '../parts/useOwnUnits.ts';
import { useText } from '../useText.ts';

type Part = CaseDetail['parts'][number];

/** 联办: who owes what until when. A silent unit is seen at a glance, and is charged itself. */
export function CaseParts({ parts }: { readonly parts: readonly Part[] }) {
  const text = useText();
  if (parts.length === 0) return null;
  return (
    <section className="case-result case-parts">
      <h2>{text('case.parts')}</h2>
      <ul>
        {parts.map((part) => (
          <OnePart key={part.unit} part={part} />
        ))}
      </ul>
    </section>
  );
}

function OnePart({ part }: { readonly part: Part }) {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  const own = useOwnUnits();
  const [icon, state] =
    part.reportedAt !== null
      ? ([<CheckCircleOutlined key="reported" aria-hidden />, 'case.partReported'] as const)
      : part.signedAt !== null
        ? ([<ToolOutlined key="signed" aria-hidden />, 'case.partSigned'] as const)
        : ([<HourglassOutlined key="waiting" aria-hidden />, 'case.partWaiting'] as const);
  return (
    <li className={own.has(part.unit) ? 'part part-own' : 'part'}>
      <div className="part-head">
        <b>{names.unit(part.unit)}</b>
        {own.has(part.unit) && <span className="mark flag">{text('flag.ownPart')}</span>}
        {part.whistled && (
          <Tooltip title={text('case.whistledHint')}>
            <span className="mark flag">
              <SoundOutlined aria-hidden /> {text('case.whistled')}
            </span>
          </Tooltip>
        )}
        <span className={part.reportedAt !== null ? 'mark answer-good' : 'mark'}>
          {icon} {text(state)}
        </span>
        {part.reportedAt === null ? (
          <>
            <DeadlineMark due={{ at: part.due }} />
            <small className="muted">{format.moment(part.due, now)}</small>
          </>
        ) : (
          <small className="muted">{format.moment(part.reportedAt, now)}</small>
        )}
      </div>
      <p>{part.task}</p>
      {part.report && <p className="event-words">{part.report}</p>}
    </li>
  );
}
