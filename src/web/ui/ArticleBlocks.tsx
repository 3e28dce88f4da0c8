import type { z } from 'zod';
import type { Block } from '../../contract/knowledge.ts';

type Blocks = z.output<typeof Block>;
type Runs = Extract<Blocks, { type: 'paragraph' }>['runs'];

/** An article as the reader sees it, drawn from the server's blocks: no HTML of anybody's ever reaches the page. */
export function ArticleBlocks({ blocks }: { readonly blocks: readonly Blocks[] }) {
  return (
    <div className="article-blocks">
      {numbered(blocks).map(({ key, item }) => (
        <OneBlock key={key} block={item} />
      ))}
    </div>
  );
}

function OneBlock({ block }: { readonly block: Blocks }) {
  switch (block.type) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : block.level === 3 ? 'h3' : 'h4';
      return (
        <Heading>
          <Text runs={block.runs} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Text runs={block.runs} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Text runs={block.runs} />
        </blockquote>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'rule':
      return <hr />;
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List {...(block.ordered && block.start !== 1 ? { start: block.start } : {})}>
          {numbered(block.items).map(({ key, item }) => (
            <li
              key={key}
              className={item.depth > 0 ? 'deeper' : undefined}
              style={{ marginInlineStart: `${item.depth * 1.4}em` }}
            >
              <Text runs={item.runs} />
            </li>
          ))}
        </List>
      );
    }
    case 'table': {
      const [head, ...rows] = block.rows;
      return (
        <div className="article-table">
          <table>
            <thead>
              <tr>
                {numbered(head ?? []).map(({ key, item }) => (
                  <th key={key} scope="col">
                    <Text runs={item} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {numbered(rows).map(({ key: line, item: row }) => (
                <tr key={line}>
                  {numbered(row).map(({ key, item }) => (
                    <td key={key}>
                      <Text runs={item} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    }
  }
}

/** Parts of an article have no names of their own and never move: their place is their name. */
function numbered<T>(items: readonly T[]): readonly { readonly key: string; readonly item: T }[] {
  return items.map((item, at) => ({ key: String(at), item }));
}

function Text({ runs }: { readonly runs: Runs }) {
  return numbered(runs).map(({ key, item }) => <Run key={key} run={item} />);
}

function Run({ run }: { readonly run: Runs[number] }) {
  if (run.text === '\n') return <br />;
  if (run.href !== null) {
    const outside = !run.href.startsWith('/');
    return (
      <a href={run.href} {...(outside ? { target: '_blank', rel: 'noopener noreferrer nofollow' } : {})}>
        {run.text}
      </a>
    );
  }
  if (run.code) return <code>{run.text}</code>;
  if (run.strong) return <strong>{run.text}</strong>;
  if (run.em) return <em>{run.text}</em>;
  return <>{run.text}</>;
}
