import { Fragment, type ReactNode } from 'react';
import { chineseDay, numbered } from '../../../domain/document/numbering.ts';
import type { Block, Document, Figure, Masthead, Paragraph } from '../../../domain/document/vocabulary.ts';
import { DocumentTable } from './DocumentTable.tsx';

type DocumentViewProps = {
  readonly document: Document;
  /** Where the drawing of a figure is found. */
  readonly chartAddress: (figure: Figure) => string;
  /** Draws a paragraph that has an id, for a page on which it may be edited; as plain text without. */
  readonly editable?: (paragraph: Paragraph) => ReactNode;
};

/** A document as a page; its language is Chinese whatever the language of the page around it. */
export function DocumentView({ document, chartAddress, editable }: DocumentViewProps) {
  const { masthead, recipient, subtitle, basis, attachments, signature, imprint } = document;
  const draw = (body: readonly Block[]) => <Blocks body={body} chartAddress={chartAddress} editable={editable} />;
  return (
    <article className={`document document-${document.paper}`} lang="zh-CN">
      {masthead && <MastheadView masthead={masthead} />}
      <h2 className="document-title">
        {document.title.split('\n').map((line) => (
          <span key={line}>{line}</span>
        ))}
      </h2>
      {subtitle && <p className="document-subtitle">{subtitle}</p>}
      {recipient && <p className="document-recipient">{recipient}：</p>}
      {draw(document.body)}
      {basis.length > 0 && (
        <div className="document-basis">
          {basis.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {attachments.length > 0 && (
        <p className="document-attachments">
          {attachments.map(({ title }, index) => (
            <span key={title}>
              {index === 0 ? '附件：' : '　　　'}
              {attachments.length > 1 ? `${index + 1}.` : ''}
              {title}
            </span>
          ))}
        </p>
      )}
      {signature && (
        <p className="document-signature">
          <span>{signature.office}</span>
          {signature.day && <span>{chineseDay(signature.day)}</span>}
        </p>
      )}
      {attachments.map(({ title, body }, index) => (
        <section key={title} className="document-attachment">
          <p className="document-attachment-mark">附件{attachments.length > 1 ? index + 1 : ''}</p>
          <h2 className="document-title">{title}</h2>
          {draw(body)}
        </section>
      ))}
      {imprint && (
        <footer className="document-imprint">
          {imprint.copyTo && <p>抄送：{imprint.copyTo}。</p>}
          <p>
            <span>{imprint.office}</span>
            {imprint.day && <span>{chineseDay(imprint.day)}印发</span>}
          </p>
        </footer>
      )}
    </article>
  );
}

function MastheadView({ masthead }: { readonly masthead: Masthead }) {
  const { kind, name, number, office, day, marks, signer } = masthead;
  return (
    <header className={`document-masthead document-masthead-${kind}`}>
      {marks.map((mark) => (
        <p key={mark} className="document-mark">
          {mark}
        </p>
      ))}
      <p className="document-name">{name}</p>
      <p className="document-number">
        {number ?? (kind === 'official' ? '（文号待编）' : '（期号待编）')}
        {signer && <span>签发人：{signer}</span>}
      </p>
      {kind === 'bulletin' && (
        <p className="document-office">
          <span>{office}</span>
          <span>{day && chineseDay(day)}</span>
        </p>
      )}
    </header>
  );
}

type BlocksProps = Pick<DocumentViewProps, 'chartAddress' | 'editable'> & { readonly body: readonly Block[] };

function Blocks({ body, chartAddress, editable }: BlocksProps) {
  const headings = { 1: 'h3', 2: 'h4', 3: 'h5', 4: 'h6' } as const;
  return numbered(body).map(({ block, number }, index) => {
    const key = `${block.kind}-${'id' in block && block.id ? block.id : index}`;
    switch (block.kind) {
      case 'heading': {
        const Heading = headings[block.level];
        return (
          <Heading key={key}>
            {number}
            {block.text}
          </Heading>
        );
      }
      case 'paragraph':
        if (block.id !== null && editable) return <Fragment key={key}>{editable(block)}</Fragment>;
        return <ParagraphText key={key} paragraph={block} />;
      case 'table':
        return <DocumentTable key={key} table={block} number={number} />;
      case 'figure':
        return (
          <figure key={key}>
            <img src={chartAddress(block)} alt={[block.title, ...block.notes].join(' ')} loading="lazy" />
            <figcaption>
              {number}　{block.title}
            </figcaption>
            {block.notes.map((note, place) => (
              <p key={note} className="document-note">
                {place === 0 ? '注：' : '　　'}
                {note}
              </p>
            ))}
          </figure>
        );
    }
    return null;
  });
}

export function ParagraphText({ paragraph }: { readonly paragraph: Paragraph }) {
  return paragraph.text.split('\n').map((line, index) => (
    // Lines of one text have no other name than their place.
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines do not move
    <p key={index}>
      {index === 0 && paragraph.lead && <b>{paragraph.lead}</b>}
      {line}
    </p>
  ));
}
