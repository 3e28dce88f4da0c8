import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import type { CaseLine } from '../../../contract/cases.ts';
import type { Assistance } from '../../api/deskPhone.ts';
import { callerQuery } from '../../api/deskPhone.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { PhaseMark } from '../parts/PhaseMark.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import type { PhoneForm } from './usePhoneForm.ts';
import { useSettled } from './useSettled.ts';

export type LikeCase = Assistance['like'][number];

type BesideProps = {
  readonly form: PhoneForm;
  readonly found: Assistance | undefined;
  readonly onNudge: (line: CaseLine) => Promise<void>;
  readonly onFollow: (line: CaseLine) => void;
};

/** Older ones are found in the search. */
const shownCases = 5;

/** Whether the caller’s own case is to be nudged, or another’s to be followed. */
export function actOf(like: LikeCase): 'nudge' | 'follow' {
  return like.why === 'same-person' ? 'nudge' : 'follow';
}

/** Cases that may be the same matter: 催办 or 并件 instead of a new one; and what the caller has reported before. */
export function BesidePanel({ form, found, onNudge, onFollow }: BesideProps) {
  const text = useText();
  const { message } = App.useApp();
  const like = found?.like ?? [];
  const act = (each: LikeCase): void => {
    if (actOf(each) === 'follow') onFollow(each.case);
    else onNudge(each.case).catch((error: unknown) => message.error(problemWords(error, text)));
  };
  return (
    <>
      {like.length > 0 && (
        <section className="like" aria-label={text('phone.like')}>
          <h2>{text('phone.like')}</h2>
          <ul>
            {like.map((each, at) => (
              <li key={each.case.id} className={`like-case like-${each.why}`}>
                <CaseSummary line={each.case} />
                <Button size="small" onClick={() => act(each)} {...(at === 0 ? { 'aria-keyshortcuts': 'F10' } : {})}>
                  {text(`phone.${actOf(each)}`)} <span className="visually-hidden">{each.case.number}</span>
                  {at === 0 && <kbd aria-hidden>F10</kbd>}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <History form={form} shown={like.map((each) => each.case.id)} />
    </>
  );
}

function History({ form, shown }: { readonly form: PhoneForm; readonly shown: readonly string[] }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const number = useSettled(form.draft.number, 200);
  const { data } = useQuery(callerQuery({ number, ...(form.call === null ? {} : { call: form.call }) }));
  if (form.draft.number === '' || !data) return null;
  const cases = data.cases.filter(({ id }) => !shown.includes(id)).slice(0, shownCases);
  return (
    <section className="caller-history" aria-label={text('phone.history')}>
      <h2>
        <HistoryOutlined aria-hidden /> {text('phone.history')}{' '}
        <small>{text('phone.historyCount', { open: data.open, calls: data.calls.length })}</small>
      </h2>
      {data.cases.length === 0 && data.calls.length === 0 && <p className="queue-empty">{text('phone.firstCall')}</p>}
      <ul>
        {cases.map((line) => (
          <li key={line.id} className="like-case">
            <CaseSummary line={line} />
          </li>
        ))}
      </ul>
      {data.calls.length > 0 && (
        <ul className="earlier-calls">
          {data.calls.map((call) => (
            <li key={call.id}>
              <small>
                {format.moment(call.since, now)} · {text(`phone.direction.${call.direction}`)} ·{' '}
                {call.answered ? text('phone.seconds', { count: call.talkedSeconds }) : text('phone.notAnswered')}
                {call.wrapUp && ` · ${text(`phone.wrapped.${call.wrapUp}`)}`}
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CaseSummary({ line }: { readonly line: CaseLine }) {
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  return (
    <div className="case-summary">
      <Link to={`/cases/${line.id}`} target="_blank" rel="noreferrer">
        {line.title}
      </Link>
      <small>
        <PhaseMark phase={line.phase} /> {line.unit !== null && `${names.unit(line.unit)} · `}
        {format.moment(line.submittedAt, now)}
        {line.next && <DeadlineMark due={line.next} />}
      </small>
    </div>
  );
}
