import { EditOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Input, Tooltip } from 'antd';
import { useState } from 'react';
import type { Paragraph } from '../../../domain/document/vocabulary.ts';
import { ParagraphText } from '../documents/DocumentView.tsx';
import { useText } from '../useText.ts';

type EditableParagraphProps = {
  readonly paragraph: Paragraph;
  /** What a hand is asked to write here; null where a sentence is generated. */
  readonly hint: string | null;
  readonly saving: boolean;
  /** null: take the generated text back. */
  readonly onSave: (text: string | null) => void;
};

/** A paragraph that may be rewritten; what was generated stays in reach. */
export function EditableParagraph({ paragraph, hint, saving, onSave }: EditableParagraphProps) {
  const text = useText();
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null) {
    return (
      <div className="paragraph-edit">
        <Input.TextArea
          autoFocus
          autoSize={{ minRows: 2, maxRows: 20 }}
          aria-label={text('report.edit')}
          placeholder={hint ?? undefined}
          maxLength={8000}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(null);
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave(draft);
          }}
        />
        <p>
          <Button size="small" type="primary" loading={saving} onClick={() => onSave(draft)}>
            {text('action.save')}
          </Button>
          <Button size="small" onClick={() => setDraft(null)}>
            {text('action.cancel')}
          </Button>
        </p>
      </div>
    );
  }
  const rewritten = paragraph.generated !== undefined && paragraph.generated !== '';
  if (paragraph.text === '') {
    return (
      <button type="button" className="paragraph-empty" onClick={() => setDraft('')}>
        <EditOutlined aria-hidden /> {text('report.write', { hint: hint ?? '' })}
      </button>
    );
  }
  return (
    <div className={rewritten ? 'paragraph-editable rewritten' : 'paragraph-editable'}>
      {rewritten && (
        <Tooltip title={`${text('report.generated')}：${paragraph.generated}`}>
          <small className="paragraph-mark">{text('report.edited')}</small>
        </Tooltip>
      )}
      <ParagraphText paragraph={paragraph} />
      <span className="paragraph-tools">
        {rewritten && (
          <Tooltip title={text('report.restore')}>
            <Button
              size="small"
              type="text"
              icon={<UndoOutlined />}
              aria-label={text('report.restore')}
              onClick={() => onSave(null)}
            />
          </Tooltip>
        )}
        <Tooltip title={text('report.edit')}>
          <Button
            size="small"
            type="text"
            icon={<EditOutlined />}
            aria-label={text('report.edit')}
            onClick={() => setDraft(paragraph.text)}
          />
        </Tooltip>
      </span>
    </div>
  );
}
