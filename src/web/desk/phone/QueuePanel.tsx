import { CloseOutlined, FileTextOutlined, PhoneOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { CallLine, DraftLine } from '../../../contract/phone.ts';
import { callsQuery, draftsQuery, useWrapUp } from '../../api/deskPhone.ts';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import type { PhoneForm } from './usePhoneForm.ts';

type QueueProps = { readonly form: PhoneForm; readonly onCallBack: (call: CallLine) => void };

/** What waits: drafts, and callers whom nobody has answered. */
export function QueuePanel({ form, onCallBack }: QueueProps) {
  const text = useText();
  const { message } = App.useApp();
  const drafts = useQuery(draftsQuery).data?.drafts ?? [];
  const missed = useQuery(callsQuery(true)).data?.calls ?? [];
  const others = drafts.filter(({ id }) => id !== form.id);
  const open = (id: string): void => {
    form.open(id).catch((error: unknown) => message.error(problemWords(error, text)));
  };
  return (
    <>
      <section className="queue" aria-label={text('phone.drafts')}>
        <h2>
          <FileTextOutlined aria-hidden /> {text('phone.drafts')}{' '}
          {others.length > 0 && <span className="count">{others.length}</span>}
        </h2>
        {others.length === 0 && <p className="queue-empty">{text('phone.noDrafts')}</p>}
        <ul>
          {others.map((line) => (
            <DraftRow key={line.id} line={line} onOpen={() => open(line.id)} />
          ))}
        </ul>
      </section>
      <section className="queue" aria-label={text('phone.missed')}>
        <h2>
          <PhoneOutlined aria-hidden /> {text('phone.missed')}{' '}
          {missed.length > 0 && <span className="count">{missed.length}</span>}
        </h2>
        {missed.length === 0 && <p className="queue-empty">{text('phone.noMissed')}</p>}
        <ul>
          {missed.map((call) => (
            <MissedRow key={call.id} call={call} onCallBack={() => onCallBack(call)} />
          ))}
        </ul>
      </section>
    </>
  );
}

function DraftRow({ line, onOpen }: { readonly line: DraftLine; readonly onOpen: () => void }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const isFree = line.mine || line.holder === null || line.left;
  return (
    <li>
      <button type="button" className="queue-row" onClick={onOpen} disabled={!isFree}>
        <span className="queue-title">{line.gist || text('phone.untitled')}</span>
        <small>
          {line.mine ? (
            <b>{text('phone.mine')}</b>
          ) : line.holder === null ? (
            text('phone.waits', { by: line.writtenBy })
          ) : (
            text(line.left ? 'phone.leftBy' : 'phone.heldBy', { by: line.holder })
          )}{' '}
          · {line.number && `${line.number} · `}
          <time>{format.moment(line.updatedAt, now)}</time>
          {line.channel === 'paper' && ` · ${text('channel.paper')}`}
        </small>
      </button>
    </li>
  );
}

function MissedRow({ call, onCallBack }: { readonly call: CallLine; readonly onCallBack: () => void }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const wrapUp = useWrapUp();
  return (
    <li className="missed">
      <button type="button" className="queue-row" onClick={onCallBack}>
        <span className="queue-title number">{call.number || text('phone.withheld')}</span>
        <small>
          <time>{format.moment(call.since, now)}</time> · {text('phone.callBack')}
        </small>
      </button>
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        title={text('phone.unreached')}
        onClick={() => wrapUp.mutate({ id: call.id, wrapUp: 'unreached' })}
        aria-label={text('phone.setAside', { number: call.number })}
      />
    </li>
  );
}
