import type { FastifyInstance } from 'fastify';
import { dictionary, openDataPaths, readPerformance } from '../../contract/openData.ts';
import type { Deps } from '../deps.ts';
import { csvText } from '../platform/csvText.ts';
import { type Identify, serve } from '../platform/http.ts';
import { performanceFor, publicTables } from './publicPerformance.ts';

/** Frozen numbers may be held for a while by whoever fetches them. */
const held = 'public, max-age=300';

/** How the university performs, for everybody: from published tables only. */
export function performanceRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, readPerformance, async ({ query }) => performanceFor(deps, query.id));

  app.get(openDataPaths.performanceJson, async (_request, reply) =>
    reply.header('cache-control', held).send({ dictionary: openDataPaths.dictionary, tables: await publicTables(deps) }),
  );
  app.get(openDataPaths.performanceCsv, async (_request, reply) =>
    reply
      .header('cache-control', held)
      .header('content-disposition', 'attachment; filename="huying-performance.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvText([dictionary.performance.map(([column]) => column), ...(await linesOf(deps))])),
  );
  app.get(openDataPaths.dictionary, async (_request, reply) =>
    reply
      .header('cache-control', held)
      .send(
        Object.fromEntries(
          Object.entries(dictionary).map(([file, columns]) => [file, columns.map(([column, zh, en]) => ({ column, zh, en }))]),
        ),
      ),
  );
}

type Table = Awaited<ReturnType<typeof publicTables>>[number];

/** A line for each table, unit and measure, in the order of the dictionary. */
async function linesOf(deps: Deps): Promise<(string | number | null)[][]> {
  const tables = await publicTables(deps);
  return tables.flatMap((table) => [
    ...measured(table, { group: 'total', unit: '', name: '' }, table.total),
    ...table.groups.flatMap((group) => [
      ...measured(table, { group: group.group, unit: '', name: group.name }, group.total),
      ...group.units.flatMap((unit) => measured(table, { group: group.group, unit: unit.unit, name: unit.name }, unit)),
    ]),
  ]);
}

function measured(
  table: Table,
  who: { readonly group: string; readonly unit: string; readonly name: string },
  line: Table['total'],
): (string | number | null)[][] {
  const { period, asOf, scope, measures } = table;
  return measures.map((measure) => {
    const rate = line.rates[measure] ?? null;
    return [
      period.key,
      period.from,
      period.to,
      asOf,
      scope,
      who.group,
      who.unit,
      who.name,
      line.received,
      measure,
      rate?.part ?? null,
      rate?.of ?? null,
      rate?.value ?? null,
      rate?.low ?? null,
      rate?.high ?? null,
      rate?.excluded ?? null,
      line.waited?.median ?? null,
      line.waited?.p90 ?? null,
    ];
  });
}
