import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { codeInGroups } from '../../api/followUpCode.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { copyText } from '../copyText.ts';
import { Repeated } from '../handling/Repeated.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { usePageTitle } from '../parts/PageHead.tsx';
import { Empty } from '../parts/States.tsx';
import { useText, text as words } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { keptReceipt } from './receipt.ts';

/** Number, what happens next and by when; for an anonymous case the code that alone opens it. */
export default function ReceiptPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const heading = usePageTitle(text('receipt.title'));
  const [receipt] = useState(keptReceipt);
  const code = receipt?.followUpCode ?? null;
  const answer = useAnswer(receipt && `receipt:${receipt.id}`, async (signal) => {
    // The code opens the case for this browser; a signed-in requester needs none.
    if (code !== null) await call(portalEndpoints.followCase, { body: { code } }, signal);
    return call(portalEndpoints.getCase, { params: { id: receipt?.id ?? '' } }, signal);
  });
  const found = answer.state === 'ready' ? answer.value : null;
  const dueOf = (step: string) => found?.steps.find((each) => each.step === step)?.due ?? null;

  if (!receipt) {
    return (
      <div className="card">
        <Empty wholePage icon="list" title={text('receipt.none')} hint={text('receipt.noneHint')}>
          <Link className="button" href="/cases">
            {text('nav.cases')}
          </Link>
        </Empty>
      </div>
    );
  }

  return (
    <>
      <div className="receipt-head">
        <span className="receipt-mark">
          <Icon name="check" />
        </span>
        <h1 ref={heading} tabIndex={-1}>
          {text(receipt.repeated ? 'repeated.title' : 'receipt.title')}
        </h1>
        <p>
          {text('receipt.number')} <strong className="number">{receipt.number}</strong>
        </p>
      </div>

      {receipt.repeated && <Repeated number={receipt.number} body={receipt.repeated} />}
      {code !== null && <FollowUpCode code={code} number={receipt.number} />}

      <section className="card">
        <h2>{text('receipt.next')}</h2>
        <p>
          {found?.next?.kind === 'accept'
            ? text('receipt.lead', { accept: format.moment(found.next.at, now) })
            : text('receipt.leadLater')}
        </p>
        <ol className="next-steps">
          {(['respond', 'resolve', 'followUp'] as const).map((step, i) => {
            const due = dueOf(step);
            return (
              <li key={step}>
                <strong>{text(`step.${step}`)}</strong>
                <span>
                  {text(`receipt.step${(i + 1) as 1 | 2 | 3}`)}
                  {due && ` · ${text('receipt.by', { time: format.moment(due, now) })}`}
                </span>
              </li>
            );
          })}
        </ol>
      </section>

      <div className="button-stack">
        <Link className="button button-main button-wide" href={`/cases/${receipt.id}`}>
          {text('receipt.open')}
        </Link>
        <Link className="button button-wide" href="/">
          {text('receipt.another')}
        </Link>
      </div>
    </>
  );
}

function FollowUpCode({ code, number }: { code: string; number: string }) {
  const text = useText();
  const shown = useRef<HTMLOutputElement>(null);
  const [told, setTold] = useState<'copied' | 'copyFailed' | null>(null);
  const [file, setFile] = useState<string | null>(null);
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([codeFile(code, number)], { type: 'text/plain;charset=utf-8' }));
    setFile(address);
    return () => URL.revokeObjectURL(address);
  }, [code, number]);

  return (
    <section className="card code-card">
      <h2>{text('receipt.code')}</h2>
      <output ref={shown} className="code">
        {codeInGroups(code)
          .split(' ')
          .map((group, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the groups never move
            <span key={i}>{group} </span>
          ))}
      </output>
      <div className="button-row">
        <button
          type="button"
          className="button"
          onClick={async () => setTold((await copyText(codeInGroups(code), shown.current)) ? 'copied' : 'copyFailed')}
        >
          <Icon name="copy" />
          {text(told === 'copied' ? 'receipt.copied' : 'receipt.copy')}
        </button>
        {file && (
          <a className="button" href={file} download={`${text('receipt.fileName')}-${number}.txt`}>
            <Icon name="save" />
            {text('receipt.save')}
          </a>
        )}
      </div>
      <p role="status" className={told === 'copyFailed' ? 'field-hint' : 'visually-hidden'}>
        {told && text(`receipt.${told}`)}
      </p>
      <Notice tone="warning" icon="key">
        {text('receipt.codeWarning')}
      </Notice>
    </section>
  );
}

const codeFile = (code: string, number: string) =>
  words('receipt.file', { number, code: codeInGroups(code), address: `${location.origin}/follow` });
