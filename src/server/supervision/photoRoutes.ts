import type { FastifyInstance } from 'fastify';
import { photoSizes, supervisionPhotoRoute } from '../../contract/photos.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { isUuid } from '../cases/queries.ts';
import { deedDetail } from '../deeds/queries.ts';
import type { Deps } from '../deps.ts';
import { directiveDetail } from '../directives/queries.ts';
import type { Identify } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { orderDetail } from './queries.ts';

/** The photos that each kind of thing shows to a reader: of what may not be read, none. */
const shownBy: Readonly<Record<string, (deps: Deps, actor: Actor, id: string) => Promise<readonly string[]>>> = {
  orders: async (deps, actor, id) => (await orderDetail(deps, actor, id)).photos,
  directives: async (deps, actor, id) => (await directiveDetail(deps, actor, id)).photos,
  deeds: async (deps, actor, id) => (await deedDetail(deps, actor, id)).timeline.flatMap(({ photos }) => photos),
};

/** Photos of orders, directives and deeds: open to whoever may read the words that they stand with. */
export function supervisionPhotoRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  app.get<{ Params: { kind: string; id: string; photo: string; size: string } }>(
    supervisionPhotoRoute,
    async (request, reply) => {
      const { kind, id, photo, size } = request.params;
      const wanted = photoSizes.find((known) => known === size);
      const photosOf = shownBy[kind];
      if (!photosOf || !wanted || !isUuid(id) || !isUuid(photo)) throw new Problem(404, 'not-found');
      const { actor } = await identify(request);
      if (!(await photosOf(deps, actor, id)).includes(photo)) throw new Problem(404, 'not-found');
      return reply
        .type('image/webp')
        .header('cache-control', 'private, max-age=86400')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(await deps.photos.read(photo, wanted));
    },
  );
}
