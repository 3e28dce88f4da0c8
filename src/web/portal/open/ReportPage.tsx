import { chineseDay, numbered } from '../../../domain/document/numbering.ts';
import type { Block } from '../../../domain/document/vocabulary.ts';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { useOpenText } from './text.ts';
import '../styles/open.css';

/** One issue, as it was printed and as a phone can show it. */
export default function ReportPage({ id }: { readonly id: string }) {
  const text = useOpenText();
  const answer = useAnswer(`report ${id}`, (signal) => call(portalEndpoints.getReport, { params: { id } }, signal), 300_000);
  if (answer.state === 'loading') return <Loading lines={8} />;
  if (answer.state === 'failed' && answer.problem.status === 404) {
    return (
      <div className="card">
        <Empty wholePage icon="search" title={text('reports.gone')}>
          <Link className="button button-main" href="/reports">
            {text('open.reports')}
          </Link>
        </Empty>
      </div>
    );
  }
  if (answer.state === 'failed') return <Failed problem={answer.problem} onRetry={answer.reload} />;
  const { document, report } = answer.value;
  const file = (format: 'pdf' | 'docx') => `/api/reports/${id}/files/${format}`;
  const figure = (name: string) => `/api/reports/${id}/figures/${name}?version=${report.version}`;
  return (
    <>
      <PageHead title={document.title.replaceAll('\n', '')} back="/reports" />
      {currentLanguage() === 'en' && <p className="page-lead">{text('reports.chinese')}</p>}
      <article className="card open-report" lang="zh-CN">
        {document.masthead && (
          <p className="row-hint">
            {[document.masthead.name, document.masthead.number, document.masthead.office].filter(Boolean).join(' · ')}
          </p>
        )}
        {document.subtitle && <p className="row-hint">{document.subtitle}</p>}
        <Blocks body={document.body} figure={figure} />
        {document.attachments.map(({ title, body }) => (
          <section key={title}>
            <h2>附件：{title}</h2>
            <Blocks body={body} figure={figure} />
          </section>
        ))}
        {document.signature && (
          <p className="open-signature">
            {document.signature.office}
            {document.signature.day && (
              <>
                <br />
                {chineseDay(document.signature.day)}
              </>
            )}
          </p>
        )}
        {document.basis.length > 0 && (
          <div className="open-basis">
            {document.basis.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        )}
      </article>
      <p className="open-downloads">
        {(['pdf', 'docx'] as const).map((format) => (
          <a className="button" href={file(format)} key={format}>
            <Icon name="save" />
            {text(`reports.${format}`)}
          </a>
        ))}
      </p>
    </>
  );
}

function Blocks({ body, figure }: { readonly body: readonly Block[]; readonly figure: (id: string) => string }) {
  return (
    <>
      {numbered(body).map(({ block, number }, index) => {
        const key = `${block.kind}-${index}`;
        switch (block.kind) {
          case 'heading': {
            const Heading = block.level === 1 ? 'h2' : block.level === 2 ? 'h3' : 'h4';
            return (
              <Heading key={key}>
                {number}
                {block.text}
              </Heading>
            );
          }
          case 'paragraph':
            return (
              <p key={key} className="open-paragraph">
                {block.lead && <strong>{block.lead}</strong>}
                {block.text}
              </p>
            );
          case 'table':
            return (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reached by keyboard
              <section key={key} className="open-table" tabIndex={0} aria-label={block.title}>
                <table>
                  <caption>
                    {number} {block.title}
                  </caption>
                  <thead>
                    {block.head.map((row, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the rows do not move
                      <tr key={at}>
                        {row.map((cell, place) => (
                          // biome-ignore lint/suspicious/noArrayIndexKey: the cells do not move
                          <th key={place} scope="col" colSpan={cell.columns ?? 1} rowSpan={cell.rows ?? 1}>
                            {cell.text}
                          </th>
                        ))}
                      </tr>
                    ))}
                  </thead>
                  <tbody>
                    {block.rows.map((row, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the rows do not move
                      <tr key={at}>
                        {row.map((cell, place) => (
                          // biome-ignore lint/suspicious/noArrayIndexKey: the cells do not move
                          <td key={place}>{cell.text}</td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
                {block.notes.map((note) => (
                  <p className="row-hint" key={note}>
                    {note}
                  </p>
                ))}
              </section>
            );
          case 'figure':
            return (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a figure that scrolls must be reached by keyboard
              <figure key={key} tabIndex={0}>
                <img src={figure(block.id)} alt={[block.title, ...block.notes].join(' ')} loading="lazy" />
                <figcaption className="row-hint">
                  {number} {block.title}
                </figcaption>
              </figure>
            );
        }
        return null;
      })}
    </>
  );
}
