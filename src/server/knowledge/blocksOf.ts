import markdownIt from 'markdown-it';
import type { z } from 'zod';
import type { Block } from '../../contract/knowledge.ts';

type Blocks = z.input<typeof Block>;
type Of<T extends Blocks['type']> = Extract<Blocks, { type: T }>;
type Runs = Of<'paragraph'>['runs'];
type Token = ReturnType<typeof markdown.parse>[number];

// Pictures would be fetched from elsewhere and tell who reads; HTML is text.
const markdown = markdownIt({ html: false, linkify: true, breaks: true }).disable(['image', 'html_block', 'html_inline']);
const deepest = 6;

/** Markdown as blocks that a browser draws with its own elements. What is no Markdown is text; nothing is thrown. */
export function blocksOf(text: string): Blocks[] {
  const blocks: Blocks[] = [];
  const open: Token[] = [];
  const lists: Of<'list'>[] = [];
  const tables: Of<'table'>[] = [];
  for (const token of markdown.parse(text, {})) {
    if (token.nesting === -1) {
      const closed = open.pop();
      if (isList(closed)) lists.pop();
      if (closed?.type === 'table_open') tables.pop();
      continue;
    }
    if (isList(token)) {
      // A list within a list goes on as deeper items of the outer one: screens draw one list.
      const list = lists[0] ?? { type: 'list', ordered: token.type === 'ordered_list_open', start: startOf(token), items: [] };
      if (lists.length === 0) blocks.push(list);
      lists.push(list);
    }
    if (token.type === 'list_item_open')
      lists[0]?.items.push({ depth: Math.min(deepest, Math.max(0, lists.length - 1)), runs: [] });
    if (token.type === 'table_open') {
      const table: Of<'table'> = { type: 'table', rows: [] };
      tables.push(table);
      blocks.push(table);
    }
    if (token.type === 'tr_open') tables.at(-1)?.rows.push([]);
    if (token.type === 'hr') blocks.push({ type: 'rule' });
    if (token.type === 'fence' || token.type === 'code_block')
      blocks.push({ type: 'code', text: token.content.replace(/\n$/, '') });
    if (token.type === 'inline') put(runsOf(token.children ?? []), { blocks, open, list: lists[0], table: tables.at(-1) });
    if (token.nesting === 1) open.push(token);
  }
  return blocks;
}

/** The words of a Markdown text without its marks, for searching and for excerpts; one line a block. */
export function wordsOf(text: string): string {
  const lineOf = (runs: Runs) => runs.map((run) => run.text).join('');
  return blocksOf(text)
    .flatMap((block) => {
      if (block.type === 'rule') return [];
      if (block.type === 'code') return [block.text];
      if (block.type === 'list') return block.items.map((item) => lineOf(item.runs));
      if (block.type === 'table') return block.rows.map((row) => row.map(lineOf).join(' '));
      return [lineOf(block.runs)];
    })
    .join('\n');
}

type Place = {
  readonly blocks: Blocks[];
  readonly open: readonly Token[];
  readonly list: Of<'list'> | undefined;
  readonly table: Of<'table'> | undefined;
};

function put(runs: Runs, { blocks, open, list, table }: Place): void {
  const item = list?.items.at(-1);
  const heading = open.find(({ type }) => type === 'heading_open');
  if (table) table.rows.at(-1)?.push(runs);
  // A second paragraph of an item is a new line of it.
  else if (item) item.runs.push(...(item.runs.length > 0 ? [plain('\n')] : []), ...runs);
  else if (open.some(({ type }) => type === 'blockquote_open')) blocks.push({ type: 'quote', runs });
  // The page's own title is the heading of the first level.
  else if (heading) blocks.push({ type: 'heading', level: Math.min(4, Math.max(2, Number(heading.tag.slice(1)))), runs });
  else blocks.push({ type: 'paragraph', runs });
}

function runsOf(children: readonly Token[]): Runs {
  const runs: Runs = [];
  let strong = 0;
  let em = 0;
  let href: string | null = null;
  for (const child of children) {
    if (child.type.startsWith('strong')) strong += child.nesting;
    else if (child.type.startsWith('em_')) em += child.nesting;
    else if (child.type === 'link_open') href = safeLink(child.attrGet('href'));
    else if (child.type === 'link_close') href = null;
    else if (child.type === 'softbreak' || child.type === 'hardbreak') runs.push(plain('\n'));
    else if (child.content !== '')
      runs.push({ text: child.content, strong: strong > 0, em: em > 0, code: child.type === 'code_inline', href });
  }
  return runs;
}

function plain(text: string): Runs[number] {
  return { text, strong: false, em: false, code: false, href: null };
}

/** Only what a reader expects behind a link; a path of this site begins with one slash. */
function safeLink(address: string | null): string | null {
  return address !== null && /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(address) ? address : null;
}

function isList(token: Token | undefined): boolean {
  return token?.type === 'bullet_list_open' || token?.type === 'ordered_list_open';
}

function startOf(token: Token): number {
  return Number(token.attrGet('start') ?? 1);
}
