import { useRef, useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { Field, FieldGroup } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useDataText } from './text.ts';

const kinds = ['correct', 'delete'] as const;
const fewest = 2;
const most = 1000;

/** Asks that one's own data be corrected or deleted. */
export function AskForm({ onSent }: { onSent: () => void }) {
  const t = useDataText();
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<(typeof kinds)[number]>('correct');
  const [words, setWords] = useState('');
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; words: string } | null>(null);

  async function send() {
    setSaid(null);
    try {
      await call(portalEndpoints.askAboutMine, { body: { kind, text: words } });
      setWords('');
      setSaid({ tone: 'good', words: t('data.sent') });
      onSent();
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setSaid({ tone: 'bad', words: problemWords(error, text) });
    }
  }

  return (
    <form
      ref={form}
      className="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{t('data.ask')}</h2>
      <p className="field-hint">{t('data.askHint')}</p>
      <FieldGroup label={t('data.kind')} hint={kind === 'delete' ? t('data.deleteHint') : null}>
        <div className="segments">
          {kinds.map((value) => (
            <label className="segment" key={value}>
              <input type="radio" name="kind" checked={kind === value} onChange={() => setKind(value)} />
              <span>{t(`data.${value}`)}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
      <Field label={t('data.text')} hint={t(`data.${kind}Example`)}>
        {(ids) => (
          <textarea
            {...ids}
            className="input"
            rows={3}
            maxLength={most}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" className="button button-wide" disabled={words.trim().length < fewest}>
        {t('data.send')}
      </button>
      {said && (
        <Notice tone={said.tone} live>
          {said.words}
        </Notice>
      )}
    </form>
  );
}
