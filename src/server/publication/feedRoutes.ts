import type { FastifyInstance, FastifyReply } from 'fastify';
import { dictionary, openDataPaths } from '../../contract/openData.ts';
import type { Deps } from '../deps.ts';
import { actedBoard } from '../foresight/queries.ts';
import { csvText } from '../platform/csvText.ts';
import { startOfDay } from '../platform/instant.ts';
import { type FeedItem, rssText } from '../platform/rssText.ts';
import { listFor } from '../reports/queries.ts';
import { newestPublished } from './readers.ts';

const held = 'public, max-age=300';
const feedSize = 50;
const openSize = 5000;

/** What everybody may read, for feed readers and for programs. */
export function feedRoutes(app: FastifyInstance, deps: Deps): void {
  const { publicUrl, siteName } = deps.config;
  const feed = (reply: FastifyReply, path: string, of: { title: string; page: string }, items: readonly FeedItem[]) =>
    reply
      .header('cache-control', held)
      .type('application/rss+xml; charset=utf-8')
      .send(
        rssText(
          {
            title: `${of.title} · ${siteName}`,
            link: `${publicUrl}${of.page}`,
            description: of.title,
            self: `${publicUrl}${path}`,
          },
          items,
        ),
      );
  const csv = (reply: FastifyReply, name: string, rows: (string | number | null)[][]) =>
    reply
      .header('cache-control', held)
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(csvText(rows));

  app.get(openDataPaths.answersFeed, async (_request, reply) => {
    const rows = await newestPublished(deps, feedSize);
    const items = rows.map(({ id, wording, publishedAt }) => ({
      id,
      title: wording.title,
      link: `${publicUrl}/answers/${id}`,
      text: wording.answer,
      at: publishedAt,
    }));
    return feed(reply, openDataPaths.answersFeed, { title: '公开答复', page: '/answers' }, items);
  });

  app.get(openDataPaths.actedFeed, async (_request, reply) => {
    const { acted } = await actedBoard(deps);
    const items = acted.map(({ id, title, doneOn, defects }) => ({
      id,
      title,
      link: `${publicUrl}/acted`,
      text: defects > 0 ? `${doneOn}办完，排查出隐患 ${defects} 处。` : `${doneOn}办完。`,
      at: startOfDay(doneOn),
    }));
    return feed(reply, openDataPaths.actedFeed, { title: '未诉先办', page: '/acted' }, items);
  });

  app.get(openDataPaths.reportsFeed, async (_request, reply) => {
    // As nobody in particular: only issues for everybody are among them.
    const { reports } = await listFor(deps.database, [], { state: 'published' });
    const items = reports.map(({ id, title, periodName, draftedAt }) => ({
      id,
      title,
      link: `${publicUrl}/reports/${id}`,
      text: periodName,
      at: draftedAt,
    }));
    return feed(reply, openDataPaths.reportsFeed, { title: '公开通报', page: '/reports' }, items);
  });

  app.get(openDataPaths.answersJson, async (_request, reply) => {
    const rows = await newestPublished(deps, openSize);
    const answers = rows.map(({ id, wording, category, place, unit, month, helpful }) => ({
      id,
      title: wording.title,
      question: wording.question,
      answer: wording.answer,
      category,
      place,
      unit,
      month: month.slice(0, 7),
      helpful,
    }));
    return reply.header('cache-control', held).send({ dictionary: openDataPaths.dictionary, answers });
  });

  app.get(openDataPaths.actedJson, async (_request, reply) =>
    reply.header('cache-control', held).send({ dictionary: openDataPaths.dictionary, ...(await actedBoard(deps)) }),
  );
  app.get(openDataPaths.actedCsv, async (_request, reply) => {
    const { acted } = await actedBoard(deps);
    return csv(reply, 'huying-acted', [
      dictionary.acted.map(([column]) => column),
      ...acted.map(({ id, title, category, places, unit, doneOn, defects, effect }) => [
        id,
        title,
        category,
        places.join(';'),
        unit,
        doneOn,
        defects,
        effect?.weeks ?? null,
        effect?.verdict ?? null,
        effect?.avoided ?? null,
      ]),
    ]);
  });
}
