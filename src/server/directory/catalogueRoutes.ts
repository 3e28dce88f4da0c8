import type { FastifyInstance } from 'fastify';
import { askCatalogue, exportCatalogue, importCatalogue, previewCatalogue, readCatalogue } from '../../contract/catalogue.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { gridOf, previewOf, shown } from './catalogue.ts';
import { catalogueCsv, readCatalogueCsv } from './catalogueFile.ts';
import { putCells } from './execute.ts';

export function catalogueRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, askCatalogue, async ({ query }) => {
    const reference = await deps.reference.newest();
    const found = reference.unitFor({ category: query.category, place: query.place ?? null, on: query.on });
    return { answer: found && shown(found) };
  });
  serve(app, identify, readCatalogue, async ({ query }) => gridOf(await deps.reference.newest(), query.on, query.within));
  serve(app, identify, previewCatalogue, async ({ body }) => previewOf(deps, body.cells, body.on));
  serve(app, identify, exportCatalogue, async () => ({ csv: catalogueCsv(await deps.reference.newest()) }));
  serve(app, identify, importCatalogue, async ({ caller, body }) => {
    const { lines, cells, mistakes } = await readCatalogueCsv(body.csv, await deps.reference.newest());
    const clean = mistakes.length === 0 && cells.length > 0;
    const preview = clean ? await previewOf(deps, cells, body.on) : null;
    const changed = clean ? await putCells(deps, cells, { by: caller.person!.id, apply: body.apply }) : 0;
    return { lines, changed, applied: clean && body.apply, mistakes: [...mistakes], preview };
  });
}
