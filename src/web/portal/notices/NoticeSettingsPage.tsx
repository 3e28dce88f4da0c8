import { useState } from 'react';
import type { Answer, Sent } from '../../../contract/endpoint.ts';
import type { getPreferences, putPreferences } from '../../../contract/notifications.ts';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Field } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Failed, Loading } from '../parts/States.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { isOwnKind, useNoticeText } from './text.ts';
import { WishField } from './WishField.tsx';
import '../styles/notices.css';

type Draft = Sent<typeof putPreferences>['body'];
type Said = { readonly state: 'saved' } | { readonly state: 'refused'; readonly problem: CallProblem };

const hours = Array.from({ length: 15 }, (_, later) => 7 + later);

/** Which notices of one's own cases are also sent elsewhere, and when. */
export default function NoticeSettingsPage() {
  const t = useNoticeText();
  const answer = useAnswer('preferences', (signal) => call(portalEndpoints.getPreferences, {}, signal));
  return (
    <>
      <PageHead title={t('wish.title')} back="/me" />
      <p className="page-lead">{t('wish.lead')}</p>
      {answer.state === 'loading' && <Loading lines={5} />}
      {answer.state === 'failed' && <Failed problem={answer.problem} onRetry={answer.reload} />}
      {answer.state === 'ready' && <Settings known={answer.value} />}
    </>
  );
}

function Settings({ known }: { known: Answer<typeof getPreferences> }) {
  const t = useNoticeText();
  const text = useText();
  const [chosen, setChosen] = useState<Draft | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const draft: Draft = chosen ?? { language: known.language, digestHour: known.digestHour, wishes: known.wishes };

  function change(part: Partial<Draft>) {
    setSaid(null);
    setChosen({ ...draft, ...part });
  }

  async function save() {
    setBusy(true);
    try {
      await call(portalEndpoints.putPreferences, { body: draft });
      setSaid({ state: 'saved' });
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setSaid({ state: 'refused', problem: error });
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Notice icon="clock">{t('wish.quiet', known.quietHours)}</Notice>
      <section className="card">
        <h2>{t('wish.when')}</h2>
        <Field label={t('wish.language')}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={draft.language}
              onChange={({ currentTarget }) => change({ language: currentTarget.value === 'en' ? 'en' : 'zh' })}
            >
              <option value="zh" lang="zh-CN">
                中文
              </option>
              <option value="en" lang="en">
                English
              </option>
            </select>
          )}
        </Field>
        <Field label={t('wish.digestHour')}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={draft.digestHour}
              onChange={({ currentTarget }) => change({ digestHour: Number(currentTarget.value) })}
            >
              {hours.map((hour) => (
                <option key={hour} value={hour}>
                  {t('wish.hour', { hour: String(hour).padStart(2, '0') })}
                </option>
              ))}
            </select>
          )}
        </Field>
      </section>
      <section className="card">
        <h2>{t('wish.events')}</h2>
        {known.available.length === 0 && <Notice>{t('wish.noChannels')}</Notice>}
        {known.available.length > 0 &&
          known.kinds
            .filter(isOwnKind)
            .map((kind) => (
              <WishField
                key={kind}
                label={t(`kind.${kind}`)}
                available={known.available}
                wish={draft.wishes[kind] ?? { channels: [], digest: false }}
                onChange={(wish) => change({ wishes: { ...draft.wishes, [kind]: wish } })}
              />
            ))}
        {known.kinds.some((kind) => !isOwnKind(kind)) && (
          <p className="field-hint">
            <a href="/desk/notice-settings">{t('wish.staff')}</a>
          </p>
        )}
      </section>
      {said && (
        <Notice tone={said.state === 'saved' ? 'good' : 'bad'} live>
          {said.state === 'saved' ? t('wish.saved') : problemWords(said.problem, text)}
        </Notice>
      )}
      <button type="submit" className="button button-main button-wide" disabled={busy || chosen === null}>
        {t('action.save')}
      </button>
    </form>
  );
}
