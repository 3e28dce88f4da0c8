import type { FastifyInstance } from 'fastify';
import QRCode from 'qrcode';
import { mostPosters, posterMakers } from '../../contract/posters.ts';
import type { Deps } from '../deps.ts';
import { downloadHeaders } from '../documents/queries.ts';
import type { Identify } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { placesAround } from './queries.ts';

/** Sheets for doors and notice boards, in both languages, for whoever stands before them with a phone. */
export function posterRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  app.get<{ Querystring: { places?: unknown } }>('/api/posters.pdf', async (request, reply) => {
    const { person } = await identify(request);
    if (!person) throw new Problem(401, 'unauthenticated');
    if (!posterMakers.some((role) => person.roles.includes(role))) throw new Problem(403, 'not-yours');
    const { places } = request.query;
    const ids = typeof places === 'string' ? [...new Set(places.split(',').filter(Boolean))] : [];
    const reference = await deps.reference.newest();
    if (ids.length === 0 || ids.some((id) => !reference.places.has(id)))
      throw new Problem(400, 'invalid', [{ field: 'places', code: ids.length === 0 ? 'required' : 'not-a-choice' }]);
    if (ids.length > mostPosters) throw new Problem(400, 'invalid', [{ field: 'places', code: 'too-long', limit: mostPosters }]);

    const { publicUrl, siteName, dutyPhone } = deps.config;
    const sheets = await Promise.all(
      ids.map(async (id) => {
        const address = `${publicUrl}/?place=${encodeURIComponent(id)}`;
        const [name = id, ...way] = placesAround(id, reference.places).map((each) => reference.places.get(each)!.name);
        // A quarter of the code may be scratched or papered over.
        const code = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'Q', margin: 2 });
        return { name, way: way.reverse().join(' · '), address, code };
      }),
    );
    const title = '扫码反映';
    const pdf = await deps.documents.posters({
      title,
      site: siteName,
      call: '有事请讲',
      callEn: 'Something wrong here? Tell us.',
      how: '扫一扫，地点已填好，30 秒说清楚，事事有回音',
      howEn: 'Scan, say it in one sentence, and you will hear from us.',
      phoneLabel: '电话',
      phone: dutyPhone,
      sheets,
    });
    return reply.headers({ ...downloadHeaders(`${title} ${ids.length}张`, 'pdf'), 'cache-control': 'no-store' }).send(pdf);
  });
}
