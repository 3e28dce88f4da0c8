import { App, Button } from 'antd';
import type { Assistance } from '../../api/deskPhone.ts';
import { type Record, useRecord } from '../../api/deskPhone.ts';
import { problemWords } from '../parts/problemWords.ts';
import { useText } from '../useText.ts';
import { acceptable, missing, type Outcome, recordOf } from './phoneDraft.ts';
import { focusField } from './sheetFields.ts';
import type { PhoneForm } from './usePhoneForm.ts';

export type Recorded = {
  readonly number: string;
  readonly id: string;
  readonly resolveBy: string | null;
  readonly code: string | null;
} & {
  readonly what: 'dispatched' | 'answered' | 'left' | 'handedOn';
  readonly unit: string | null;
};

type OutcomeProps = {
  readonly form: PhoneForm;
  readonly found: Assistance | undefined;
  readonly answering: boolean;
  readonly setAnswering: (on: boolean) => void;
  readonly onRecorded: (recorded: Recorded) => void;
};

const where = { who: 'number', what: 'what', category: 'category', where: 'place', when: 'when', want: 'want' } as const;

/** What an operator does with the sheet at its end, each by one key; the reasons why it cannot be done yet. */
export function useOutcome({ form, found, answering, setAnswering, onRecorded }: OutcomeProps) {
  const text = useText();
  const record = useRecord();
  const { message } = App.useApp();
  const { draft } = form;
  const unit = draft.unit ?? found?.units[0]?.unit ?? null;
  const gaps = missing(draft);

  const send = (outcome: Outcome): void => {
    const sheet: Record = recordOf(draft, { id: form.id, call: form.call, found, code: form.code, outcome });
    // The save that is under way comes first: what comes after the case is refused by the server.
    void form.settled.current.then(() =>
      record.mutate(sheet, {
        onSuccess: ({ id, number, resolveBy, phase, handedOn }) => {
          const what = handedOn ? 'handedOn' : phase === 'resolved' ? 'answered' : phase === 'dispatched' ? 'dispatched' : 'left';
          const code = draft.caller === 'anonymous' ? form.code : null;
          onRecorded({ id, number, resolveBy, code, what, unit: outcome.do === 'dispatch' ? outcome.unit : null });
          form.done();
        },
        onError: (error) => message.error(problemWords(error, text)),
      }),
    );
  };
  /** Whether what is needed is there; what is only wished is shown above the keys, and stops nobody whose caller has hung up. */
  const ready = (): boolean => {
    const [needed] = gaps.needed;
    if (needed) {
      void message.warning(
        text(needed === 'category' ? 'phone.needsCategory' : needed === 'who' ? 'phone.needsWho' : 'phone.needsWhat'),
      );
      focusField(needed === 'who' && draft.number !== '' && draft.caller === 'guest' ? 'name' : where[needed]);
      return false;
    }
    return true;
  };
  const dispatch = (): void => {
    if (record.isPending || !ready()) return;
    if (found && !found.mayGoOn) send({ do: 'leave' });
    else if (unit === null) focusField('unit');
    else send({ do: 'dispatch', unit });
  };
  const answer = (): void => {
    if (record.isPending) return;
    if (!answering) {
      setAnswering(true);
      return;
    }
    if (!ready()) return;
    if (draft.reply.trim().length < 10) {
      void message.warning(text('phone.needsReply'));
      focusField('reply');
      return;
    }
    send({ do: 'answer', text: draft.reply });
  };
  const leave = (): void => {
    if (!record.isPending && ready()) send({ do: 'leave' });
  };
  return {
    ...{ dispatch, answer, leave, send, gaps, unit },
    pending: record.isPending,
  };
}

type BarProps = {
  readonly form: PhoneForm;
  readonly found: Assistance | undefined;
  readonly answering: boolean;
  readonly outcome: ReturnType<typeof useOutcome>;
  readonly onAcceptAll: () => void;
  readonly onLayAside: () => void;
};

export function OutcomeBar({ form, found, answering, outcome, onAcceptAll, onLayAside }: BarProps) {
  const text = useText();
  const offered = acceptable(form.draft, found);
  const mayGoOn = found?.mayGoOn !== false;
  return (
    <div className="outcome-bar">
      <div className="outcome-top">
        <p className="outcome-gaps" role="status">
          {outcome.gaps.wished.length > 0 && form.draft.what !== '' && (
            <>
              {text('phone.stillToAsk')} {outcome.gaps.wished.map((each) => text(`phone.${each}`)).join(text('phone.comma'))}
            </>
          )}
        </p>
        <Button size="small" onClick={onAcceptAll} disabled={offered === 0} aria-keyshortcuts="F6">
          {text('phone.acceptAll')}
          {offered > 0 && <b>{offered}</b>} <kbd aria-hidden>F6</kbd>
        </Button>
      </div>
      <div className="outcome-keys">
        <Button onClick={onLayAside} aria-keyshortcuts="F4">
          {text('phone.layAside')} <kbd aria-hidden>F4</kbd>
        </Button>
        {mayGoOn && !answering && (
          <Button onClick={outcome.leave} loading={outcome.pending} aria-keyshortcuts="Shift+F9">
            {text('phone.leave')} <kbd aria-hidden>⇧F9</kbd>
          </Button>
        )}
        {mayGoOn && (
          <Button
            onClick={outcome.answer}
            loading={outcome.pending}
            type={answering ? 'primary' : 'default'}
            aria-keyshortcuts="F8"
          >
            {text(answering ? 'phone.sendAnswer' : 'phone.answerNow')} <kbd aria-hidden>F8</kbd>
          </Button>
        )}
        <Button
          onClick={outcome.dispatch}
          loading={outcome.pending}
          type={answering ? 'default' : 'primary'}
          aria-keyshortcuts="F9"
        >
          {mayGoOn ? text('phone.dispatch') : text('phone.handOn')}
          <kbd aria-hidden>F9</kbd>
        </Button>
      </div>
    </div>
  );
}
