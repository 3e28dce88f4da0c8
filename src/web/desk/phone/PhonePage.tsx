import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import type { CaseLine } from '../../../contract/cases.ts';
import type { CallLine, LiveCall } from '../../../contract/phone.ts';
import { giveCommand } from '../../api/deskCases.ts';
import { assistQuery, callOf, phoneDeskQuery, useWrapUp } from '../../api/deskPhone.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useText } from '../useText.ts';
import { actOf, BesidePanel } from './BesidePanel.tsx';
import { CallerFields } from './CallerFields.tsx';
import { CallPanel, plainOutcomes } from './CallPanel.tsx';
import { ConsentField, useConsentKey } from './ConsentField.tsx';
import { HandoverDrawer } from './HandoverDrawer.tsx';
import { JudgementFields } from './JudgementFields.tsx';
import { KnowledgeBeside } from './KnowledgeBeside.tsx';
import { ChannelField, MatterFields } from './MatterFields.tsx';
import { OutcomeBar, type Recorded, useOutcome } from './OutcomeBar.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { acceptAll, emptyDraft, isBlank } from './phoneDraft.ts';
import { QueuePanel } from './QueuePanel.tsx';
import { ReceiptStrip } from './ReceiptStrip.tsx';
import { ReplyField } from './ReplyField.tsx';
import { focusField } from './sheetFields.ts';
import { ThirdParties } from './ThirdParties.tsx';
import { usePhoneForm } from './usePhoneForm.ts';
import { usePhoneKeys } from './usePhoneKeys.ts';
import { useSettled } from './useSettled.ts';

const pauseMs = 200;

/** 电话台: one screen for a call from its ringing to its outcome, by keyboard alone. */
export function PhonePage() {
  const text = useText();
  const { message } = App.useApp();
  const form = usePhoneForm();
  const wrapUp = useWrapUp();
  const desk = useQuery({ ...phoneDeskQuery, refetchInterval: 60_000 });
  const [answering, setAnswering] = useState(false);
  const [thirdOpen, setThirdOpen] = useState(false);
  const [handoverOpen, setHandoverOpen] = useState(false);
  const [recorded, setRecorded] = useState<Recorded | null>(null);

  const { what, when, want, placeId, placeText, categoryCode, yes, person } = form.draft;
  const said = useSettled(JSON.stringify({ what, when, want, placeId, placeText, categoryCode, yes, person }), pauseMs);
  const isNothing = form.draft.what.trim() === '' && person === null && categoryCode === null;
  const help = useQuery({ ...assistQuery(JSON.parse(said)), enabled: !isNothing, placeholderData: keepPreviousData });
  const found = isNothing ? undefined : help.data;

  const outcome = useOutcome({
    ...{ form, found, answering, setAnswering },
    onRecorded: (receipt) => {
      setRecorded(receipt);
      setAnswering(false);
      setThirdOpen(false);
      focusField('number');
    },
  });

  const calls = desk.data?.calls ?? [];
  const ongoing = calls.find(({ id, state }) => state !== 'ended' && id !== form.call);
  const ended = calls.find(({ state }) => state === 'ended');
  const isIdle = isBlank(form.draft) && form.call === null;

  const take = (call: LiveCall): void => {
    setAnswering(false);
    void form
      .begin({ ...emptyDraft, number: call.number }, call.id)
      .then(() => focusField(call.number === '' ? 'number' : 'what'));
  };
  // The caller pops up by himself while nothing is being written; else one key lays the sheet aside and takes the call.
  const { begin } = form;
  useEffect(() => {
    if (isIdle && ongoing) void begin({ ...emptyDraft, number: ongoing.number }, ongoing.id);
  }, [isIdle, ongoing, begin]);

  const callBack = (call: CallLine): void => {
    callOf(call.id)
      .then(({ number }) => form.begin({ ...emptyDraft, number }))
      .then(() => focusField('what'))
      .catch((error: unknown) => message.error(problemWords(error, text)));
  };
  const layAside = (): void => {
    void form.layAside().then((done) => {
      if (done) void message.success(text('phone.laidAside'));
      setAnswering(false);
      focusField('number');
    });
  };
  const nudge = async (line: CaseLine): Promise<void> => {
    await giveCommand(line.id, { type: 'Nudge', version: line.version, text: form.draft.what.slice(0, 500) });
    if (form.call !== null) await wrapUp.mutateAsync({ id: form.call, wrapUp: 'nudge', case: line.id });
    await form.discard();
    void message.success(text('phone.nudged', { number: line.number }));
    focusField('number');
  };
  const follow = (line: CaseLine): void => outcome.send({ do: 'merge', into: line.id });
  const [first] = found?.like ?? [];
  const acceptFound = (): void => form.change((draft) => acceptAll(draft, found));
  const answerNow = (): void => {
    outcome.answer();
    if (!answering) setTimeout(() => focusField('reply'));
  };

  const readNotice = useConsentKey(form);
  usePhoneKeys({
    F3: readNotice,
    F2: () => (ongoing ? take(ongoing) : void form.begin().then(() => focusField('number'))),
    F4: layAside,
    F6: acceptFound,
    F7: () => focusField('knowledge'),
    'Shift+F7': () => {
      setThirdOpen(true);
      setTimeout(() => focusField('third'));
    },
    F8: answerNow,
    F9: outcome.dispatch,
    'Shift+F9': outcome.leave,
    F10:
      first &&
      (() =>
        actOf(first) === 'follow'
          ? follow(first.case)
          : void nudge(first.case).catch((error: unknown) => message.error(problemWords(error, text)))),
    Escape: () => {
      if (answering) setAnswering(false);
      focusField('what');
    },
    ...Object.fromEntries(
      plainOutcomes.map((code, at) => [`Alt+${at + 1}`, ended && (() => wrapUp.mutate({ id: ended.id, wrapUp: code }))]),
    ),
  });

  // Whoever comes to this page can begin to type.
  useEffect(() => focusField('number'), []);

  if (desk.error && !desk.data) return <LoadFailed error={desk.error} retry={() => desk.refetch()} />;
  return (
    <main className="phone-desk">
      <PhoneBar desk={desk.data} onHandover={() => setHandoverOpen(true)} />
      <div className="phone-columns">
        <aside className="phone-left" aria-label={text('phone.queue')}>
          <section className="queue" aria-label={text('phone.telephone')}>
            <CallPanel calls={calls} current={form.call} onTake={take} />
          </section>
          <QueuePanel form={form} onCallBack={callBack} />
        </aside>
        <section className="sheet" aria-label={text('phone.sheet')}>
          {recorded && <ReceiptStrip recorded={recorded} onClose={() => setRecorded(null)} />}
          <div className="sheet-head">
            <ChannelField form={form} />
            {form.draft.channel === 'phone' && (
              <span className="sheet-keys muted" aria-hidden>
                <kbd>F2</kbd> {text('phone.newSheet')} <kbd>⇧F7</kbd> {text('phone.third')} <kbd>Esc</kbd>{' '}
                {text('phone.backToWhat')}
              </span>
            )}
            <span className={`sheet-keeping keeping-${form.keeping}`} role="status">
              {text(`phone.keeping.${form.keeping}`)}
            </span>
          </div>
          <div className="sheet-scroll">
            <CallerFields form={form} />
            <ConsentField form={form} />
            <MatterFields form={form} found={found} />
            <JudgementFields form={form} found={found} answering={answering} />
            <ThirdParties form={form} open={thirdOpen} onClose={() => setThirdOpen(false)} />
            {answering && <ReplyField form={form} onSend={outcome.answer} />}
          </div>
          <OutcomeBar {...{ form, found, answering, outcome }} onAcceptAll={acceptFound} onLayAside={layAside} />
        </section>
        <aside className="phone-right" aria-label={text('phone.beside')}>
          <BesidePanel form={form} found={found} onNudge={nudge} onFollow={follow} />
          <KnowledgeBeside
            form={form}
            onQuote={(words) => {
              setAnswering(true);
              form.change((draft) => ({ ...draft, reply: [draft.reply, words].filter(Boolean).join('\n') }));
              setTimeout(() => focusField('reply'));
            }}
          />
        </aside>
      </div>
      <HandoverDrawer open={handoverOpen} onClose={() => setHandoverOpen(false)} />
    </main>
  );
}
