import { LogoutOutlined, SwapOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../../contract/endpoint.ts';
import type { phoneDesk } from '../../../contract/phone.ts';
import { CallProblem } from '../../api/call.ts';
import { useSignOff, useSignOn } from '../../api/deskPhone.ts';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';

type Desk = Answer<typeof phoneDesk>;
const lastExtension = 'huying.desk.extension';

/** Who sits where, and how the day goes. */
export function PhoneBar({ desk, onHandover }: { readonly desk: Desk | undefined; readonly onHandover: () => void }) {
  const text = useText();
  const format = useFormat();
  const signOff = useSignOff();
  const unread = desk?.handover && desk.handover.takenAt === null;
  const colleagues = desk?.onDuty.filter(({ own }) => !own) ?? [];
  return (
    <header className="phone-bar">
      <h1>{text('rail.phone')}</h1>
      {desk?.shift === null && <SignOn />}
      {desk?.shift && (
        <span className="phone-shift">
          <b className="number">{desk.shift.extension}</b> {text('phone.since', { time: format.time(desk.shift.since) })}
          <Button
            size="small"
            type="text"
            icon={<LogoutOutlined />}
            onClick={() => signOff.mutate(undefined)}
            aria-label={text('phone.signOff')}
            title={text('phone.signOff')}
          />
        </span>
      )}
      {desk && (
        <ul className="phone-figures" aria-label={text('phone.today')}>
          {(['calls', 'answered', 'missed', 'waiting'] as const).map((name) => (
            <li key={name} className={name === 'missed' && desk.today.missed > 0 ? 'phone-missed' : ''}>
              <b className="number">{desk.today[name]}</b> {text(`phone.figure.${name}`)}
            </li>
          ))}
        </ul>
      )}
      {colleagues.length > 0 && (
        <span className="phone-colleagues" title={text('phone.onDuty')}>
          {colleagues.map(({ name, extension }) => (
            <span key={extension}>
              {name} <span className="number">{extension}</span>
            </span>
          ))}
        </span>
      )}
      <Button size="small" icon={<SwapOutlined />} onClick={onHandover} type={unread ? 'primary' : 'default'}>
        {text(unread ? 'phone.handoverUnread' : 'phone.handover')}
      </Button>
    </header>
  );
}

/** An extension is typed once; the next day it stands there. */
function SignOn() {
  const text = useText();
  const { modal, message } = App.useApp();
  const signOn = useSignOn();
  const [extension, setExtension] = useState(() => localStorage.getItem(lastExtension) ?? '');
  const begin = (takeOver: boolean): void =>
    signOn.mutate(
      { extension, takeOver },
      {
        onSuccess: () => localStorage.setItem(lastExtension, extension),
        onError: (error) => {
          if (error instanceof CallProblem && error.code === 'extension-taken')
            modal.confirm({
              title: text('phone.takeOver', { extension }),
              content: text('phone.takeOverHint'),
              onOk: () => begin(true),
            });
          else void message.error(problemWords(error, text));
        },
      },
    );
  return (
    <form
      className="phone-sign-on"
      onSubmit={(event) => {
        event.preventDefault();
        begin(false);
      }}
    >
      <input
        className="sheet-input"
        inputMode="numeric"
        pattern="\d{2,8}"
        required
        aria-label={text('phone.extension')}
        placeholder={text('phone.extension')}
        value={extension}
        onChange={(event) => setExtension(event.target.value.replace(/\D/g, '').slice(0, 8))}
      />
      <Button size="small" htmlType="submit" type="primary" loading={signOn.isPending}>
        {text('phone.signOn')}
      </Button>
    </form>
  );
}
