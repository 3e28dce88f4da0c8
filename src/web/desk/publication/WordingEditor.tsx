import { Collapse, Input } from 'antd';
import { useDeferredValue, useId } from 'react';
import { Wording } from '../../../contract/publication.ts';
import type { WordingValues } from '../../api/deskPublication.ts';
import { longestOf } from '../parts/formRules.ts';
import { useText } from '../useText.ts';
import { differences } from './differences.ts';

type Original = { readonly title: string; readonly question: string; readonly answer: string };
type WordingEditorProps = {
  /** null: nobody may compare it here. */
  readonly original: Original | null;
  readonly wording: WordingValues;
  readonly readOnly: boolean;
  readonly onChange: (wording: WordingValues) => void;
};

const fields = ['title', 'question', 'answer'] as const;

/** The original with every change marked, and beside it the words that everybody will read. */
export function WordingEditor({ original, wording, readOnly, onChange }: WordingEditorProps) {
  const text = useText();
  return (
    <div className="wording">
      <div className="wording-row wording-head" aria-hidden="true">
        <span>{text('publication.original')}</span>
        <span>{text('publication.wording')}</span>
      </div>
      {fields.map((field) => (
        <div className="wording-row" key={field}>
          <section aria-label={`${text('publication.original')} · ${text(`publication.field.${field}`)}`}>
            <h2>{text(`publication.field.${field}`)}</h2>
            {original === null ? (
              <p className="muted">{text('publication.noOriginal')}</p>
            ) : (
              <Changes before={original[field]} after={wording[field]} />
            )}
          </section>
          <WordingField name={field} wording={wording} readOnly={readOnly} onChange={onChange} />
        </div>
      ))}
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'en',
            label: text('publication.english'),
            children: (['titleEn', 'questionEn', 'answerEn'] as const).map((field) => (
              <WordingField key={field} name={field} wording={wording} readOnly={readOnly} onChange={onChange} />
            )),
          },
        ]}
      />
    </div>
  );
}

type FieldProps = Omit<WordingEditorProps, 'original'> & { readonly name: keyof WordingValues };

function WordingField({ name, wording, readOnly, onChange }: FieldProps) {
  const text = useText();
  const id = useId();
  const label = text(`publication.field.${name.replace('En', '') as 'title'}`);
  return (
    <div className="wording-field">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        value={wording[name] ?? ''}
        readOnly={readOnly}
        lang={name.endsWith('En') ? 'en' : 'zh-CN'}
        maxLength={longestOf(Wording.shape[name]) ?? 2000}
        autoSize={{ minRows: name.startsWith('title') ? 1 : 4, maxRows: 24 }}
        onChange={({ target }) => onChange({ ...wording, [name]: target.value })}
      />
    </div>
  );
}

function Changes({ before, after }: { readonly before: string; readonly after: string }) {
  // Marks may follow the typing a little later.
  const settled = useDeferredValue(after);
  const pieces = differences(before, settled);
  return (
    <p className="wording-changes" lang="zh-CN">
      {pieces.map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place
        if (kind === 'gone') return <del key={index}>{text}</del>;
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        if (kind === 'new') return <ins key={index}>{text}</ins>;
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        return <span key={index}>{text}</span>;
      })}
    </p>
  );
}
