import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseSync } from 'vite';

/** A page as its router knows it. `pattern` begins at the root of the site: `/desk/cases/:id`. */
export type RouterPage = { readonly face: 'portal' | 'desk'; readonly pattern: string };

type Node = { readonly type: string; readonly [field: string]: unknown };

const web = path.resolve(import.meta.dirname, '../../src/web');

/** Every page of portal and desk, read from the routers' own source, so that none can be forgotten. The wall has one address. */
export async function routerPages(): Promise<readonly RouterPage[]> {
  return [
    ...(await portalPatterns()).map((pattern) => ({ face: 'portal' as const, pattern })),
    ...(await deskPatterns()).map((pattern) => ({ face: 'desk' as const, pattern })),
  ];
}

async function portalPatterns(): Promise<string[]> {
  const pages = arrayNamed(await sourceOf(path.join(web, 'portal/App.tsx')), 'pages');
  return elementsOf(pages).map((page) => {
    const { pattern } = fieldOf(page, 'path')!['regex'] as { pattern: string };
    return pattern
      .replace(/^\^|\$$/g, '')
      .replaceAll('\\/', '/')
      .replace('([0-9a-f-]{36})', ':id');
  });
}

async function deskPatterns(): Promise<string[]> {
  const file = path.join(web, 'desk/routes.tsx');
  const source = await sourceOf(file);
  const router = nodesOf(source).find(
    ({ type, callee }) => type === 'CallExpression' && nameOf(callee) === 'createBrowserRouter',
  );
  const [routes] = router!['arguments'] as Node[];
  const found = await patternsOf(file, source, routes!, '/desk');
  return [...new Set(found)];
}

/** The leaves of a list of routes: a route with children is a frame, and its own address is that of its index. */
async function patternsOf(file: string, source: Node, list: Node, base: string): Promise<string[]> {
  const found: string[] = [];
  for (const route of elementsOf(list)) {
    if (route.type === 'SpreadElement') {
      const name = nameOf(route['argument'])!;
      const from = path.resolve(path.dirname(file), importedFrom(source, name));
      const imported = await sourceOf(from);
      found.push(...(await patternsOf(from, imported, arrayNamed(imported, name), base)));
      continue;
    }
    const own = fieldOf(route, 'path')?.['value'] as string | undefined;
    if (own === '*') continue;
    const full = own === undefined || own === '/' ? base : own.startsWith('/') ? `/desk${own}` : `${base}/${own}`;
    const children = fieldOf(route, 'children');
    if (children) found.push(...(await patternsOf(file, source, children, full)));
    else found.push(full);
  }
  return found;
}

async function sourceOf(file: string): Promise<Node> {
  return parseSync(file, await readFile(file, 'utf8')).program as unknown as Node;
}

const nameOf = (node: unknown): string | undefined => (node as { name?: string }).name;
const elementsOf = (list: Node): readonly Node[] => list['elements'] as Node[];

function fieldOf(object: Node, name: string): Node | undefined {
  const fields = object['properties'] as { key: unknown; value: Node }[];
  return fields.find(({ key }) => nameOf(key) === name)?.value;
}

function arrayNamed(source: Node, name: string): Node {
  const said = nodesOf(source).find(({ type, id }) => type === 'VariableDeclarator' && nameOf(id) === name);
  return said!['init'] as Node;
}

function importedFrom(source: Node, name: string): string {
  const imports = nodesOf(source).filter(({ type }) => type === 'ImportDeclaration');
  const found = imports.find(({ specifiers }) =>
    (specifiers as { local: unknown }[]).some(({ local }) => nameOf(local) === name),
  );
  return (found!['source'] as { value: string }).value;
}

function nodesOf(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (node === null || typeof node !== 'object') return [];
  const inner = Object.values(node).flatMap(nodesOf);
  return 'type' in node ? [node as Node, ...inner] : inner;
}
