import { useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { chooseLanguage, currentLanguage } from '../../i18n/language.ts';
import { useInstallOffer } from '../installed.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Failed, Loading } from '../parts/States.tsx';
import { hasLargeFont, setLargeFont } from '../preferences.ts';
import { problemWords } from '../problemWords.ts';
import { dropDraft } from '../submit/draftStore.ts';
import { dropReceipt } from '../submit/receipt.ts';
import { useText } from '../text.ts';
import { useNames } from '../useReference.ts';
import { useSession } from '../useSession.ts';
import { useUnread } from '../useUnread.ts';
import { useAccountText } from './text.ts';
import '../styles/account.css';

/** Who is signed in, the settings of this device, and what the university may know. */
export default function AccountPage() {
  const text = useText();
  const t = useAccountText();
  const session = useSession();
  const names = useNames();
  const { unread } = useUnread();
  const [problem, setProblem] = useState<string | null>(null);
  const me = session.state === 'ready' ? session.value.me : null;

  async function signOut() {
    try {
      const { leaveAt } = await call(portalEndpoints.signOut, {});
      // The next person at this device must find nothing of this one.
      dropDraft();
      dropReceipt();
      location.assign(leaveAt ?? '/');
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(problemWords(error, text));
    }
  }

  return (
    <>
      <PageHead title={text('me.title')} />
      {session.state === 'loading' && <Loading lines={2} />}
      {session.state === 'failed' && <Failed problem={session.problem} onRetry={session.reload} />}
      {session.state === 'ready' && (
        <section className="card me">
          <span className="me-mark">
            <Icon name="person" />
          </span>
          {me ? (
            <p>
              <strong className="me-name">{me.name}</strong>
              <span>
                {text(`personKind.${me.kind}`)}
                {me.unit && ` · ${names.unit(me.unit)}`}
              </span>
            </p>
          ) : (
            <p>
              <strong className="me-name">{text('me.signedOut')}</strong>
              <span>{text('me.signedOutHint')}</span>
            </p>
          )}
          {!me && (
            <Link className="button button-main" href="/sign-in">
              {text('action.signIn')}
            </Link>
          )}
        </section>
      )}

      {me && me.grants.length > 0 && (
        <a className="row-link card" href="/desk">
          <Icon name="desk" />
          <span>
            {text('me.desk')}
            <span className="row-hint">{text('me.deskHint')}</span>
          </span>
          <Icon name="chevron" />
        </a>
      )}

      {me && (
        <Link className="row-link card" href="/me/notices">
          <Icon name="bell" />
          <span>{text('me.notices')}</span>
          {unread > 0 && (
            <span className="row-count">
              <span aria-hidden="true">{unread}</span>
              <span className="visually-hidden">{text('nav.unread', { count: unread })}</span>
            </span>
          )}
          <Icon name="chevron" />
        </Link>
      )}

      <section className="card rows">
        <h2 className="visually-hidden">{text('me.settings')}</h2>
        <LanguageRow />
        <FontRow />
        <InstallRow />
        {me && <RowLink href="/me/notices/settings" icon="bell" words={text('me.noticeSettings')} />}
        {me && <RowLink href="/me/password" icon="lock" words={text('me.password')} />}
        {me && <RowLink href="/me/security" icon="desk" words={t('me.security')} />}
        {me && <RowLink href="/me/data" icon="list" words={t('me.data')} />}
        <RowLink href="/follow" icon="key" words={text('me.follow')} />
        <RowLink href="/privacy" icon="shield" words={text('me.privacy')} />
      </section>

      {problem && (
        <Notice tone="bad" live>
          {problem}
        </Notice>
      )}
      {me && (
        <button type="button" className="button button-wide" onClick={() => void signOut()}>
          <Icon name="leave" />
          {text('action.signOut')}
        </button>
      )}
    </>
  );
}

function RowLink({ href, icon, words }: { href: string; icon: IconName; words: string }) {
  return (
    <Link className="row-link" href={href}>
      <Icon name={icon} />
      <span>{words}</span>
      <Icon name="chevron" />
    </Link>
  );
}

function LanguageRow() {
  const text = useText();
  const language = currentLanguage();
  return (
    <fieldset className="row-setting">
      <legend>
        <Icon name="globe" />
        {text('me.language')}
      </legend>
      <div className="segments">
        {(
          [
            ['zh-CN', '中文'],
            ['en', 'English'],
          ] as const
        ).map(([value, words]) => (
          <label className="segment" key={value} lang={value}>
            <input type="radio" name="language" checked={language === value} onChange={() => chooseLanguage(value)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Only where the browser offers it; elsewhere the person finds it in the browser's own menu. */
function InstallRow() {
  const text = useText();
  const offer = useInstallOffer();
  if (!offer) return null;
  return (
    <button type="button" className="row-link row-button" onClick={() => void offer()}>
      <Icon name="save" />
      <span>
        {text('installed.add')}
        <span className="row-hint">{text('installed.addHint')}</span>
      </span>
      <Icon name="chevron" />
    </button>
  );
}

function FontRow() {
  const text = useText();
  const [large, setLarge] = useState(hasLargeFont);
  return (
    <label className="row-setting">
      <Icon name="letter" />
      <span>
        {text('me.largeFont')}
        <span className="row-hint">{text('me.largeFontHint')}</span>
      </span>
      <input
        type="checkbox"
        role="switch"
        className="switch"
        checked={large}
        aria-checked={large}
        onChange={(event) => {
          setLarge(event.currentTarget.checked);
          setLargeFont(event.currentTarget.checked);
        }}
      />
    </label>
  );
}
