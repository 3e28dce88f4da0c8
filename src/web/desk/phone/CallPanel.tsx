import { PhoneFilled, PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { LiveCall } from '../../../contract/phone.ts';
import type { WrapUp } from '../../../domain/phone/vocabulary.ts';
import { useWrapUp } from '../../api/deskPhone.ts';
import { useText } from '../useText.ts';
import { fieldId } from './sheetFields.ts';
import { useSeconds } from './useSeconds.ts';

type CallPanelProps = {
  readonly calls: readonly LiveCall[];
  /** The call that the sheet belongs to. */
  readonly current: string | null;
  readonly onTake: (call: LiveCall) => void;
};

/** Outcomes of a call from which no case is made; a case wraps its call up by itself. */
export const plainOutcomes = [
  'inquiry',
  'transferred',
  'wrong-number',
  'silent',
  'harassment',
] as const satisfies readonly WrapUp[];

/** What goes on at one's own telephone. */
export function CallPanel({ calls, current, onTake }: CallPanelProps) {
  const text = useText();
  const ongoing = calls.filter(({ state }) => state !== 'ended');
  const ended = calls.find(({ state }) => state === 'ended');
  if (ongoing.length === 0 && !ended) return <p className="call-none">{text('phone.noCall')}</p>;
  return (
    <div className="calls-now" aria-live="polite">
      {ongoing.map((call) => (
        <div key={call.id} className={`call-now call-${call.state}`}>
          <span className="call-icon" aria-hidden>
            {call.state === 'ringing' ? <PhoneOutlined /> : <PhoneFilled />}
          </span>
          <span className="call-words">
            <b className="number">{call.number || text('phone.withheld')}</b>
            <small>
              {text(`phone.state.${call.state}`)} <Seconds from={call.answeredAt ?? call.since} />
            </small>
          </span>
          {call.id !== current && (
            <Button size="small" type="primary" onClick={() => onTake(call)} aria-keyshortcuts="F2">
              {text('phone.take')} <kbd aria-hidden>F2</kbd>
            </Button>
          )}
        </div>
      ))}
      {ongoing.length === 0 && ended && <WrapUpPanel call={ended} />}
    </div>
  );
}

/** 话后整理: a call that became no case has an outcome too. Alt and a digit choose it. */
function WrapUpPanel({ call }: { readonly call: LiveCall }) {
  const text = useText();
  const wrapUp = useWrapUp();
  return (
    <div className="wrap-up" id={fieldId('wrapUp')}>
      <p>
        <b>{text('phone.wrapUp')}</b> <span className="number">{call.number || text('phone.withheld')}</span>{' '}
        {call.endedAt && <Seconds from={call.endedAt} />}
      </p>
      <div className="wrap-up-choices">
        {plainOutcomes.map((outcome, at) => (
          <Button
            key={outcome}
            size="small"
            disabled={wrapUp.isPending}
            aria-keyshortcuts={`Alt+${at + 1}`}
            onClick={() => wrapUp.mutate({ id: call.id, wrapUp: outcome })}
          >
            {text(`phone.wrapped.${outcome}`)} <kbd aria-hidden>{at + 1}</kbd>
          </Button>
        ))}
      </div>
      <small className="muted">{text('phone.wrapUpHint')}</small>
    </div>
  );
}

function Seconds({ from }: { readonly from: string }) {
  const seconds = useSeconds(from);
  return (
    <span className="number">
      {String(Math.floor(seconds / 60)).padStart(2, '0')}:{String(seconds % 60).padStart(2, '0')}
    </span>
  );
}
