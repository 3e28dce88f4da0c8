import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { commandReport, draftReport, getReport, listReports, listReportTemplates } from '../../contract/reports.ts';
import { type Figure, fileFormats } from '../../domain/document/vocabulary.ts';
import { kindOf } from '../../domain/measures/periodName.ts';
import { dueAt, duePeriod, lastEnded } from '../../domain/report/duePeriod.ts';
import { isGiven, makers, mayRead, refusedCommand } from '../../domain/report/lifecycle.ts';
import type { ReportNumbers } from '../../domain/report/numbers.ts';
import { periodName } from '../../domain/report/periodName.ts';
import type { ReportTemplate } from '../../domain/report/template.ts';
import { reportCommands } from '../../domain/report/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { downloadHeaders } from '../documents/queries.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { command, draft } from './execute.ts';
import { listFor, reportFile } from './queries.ts';
import { documentOf, findReport, type StoredReport } from './stored.ts';

export function reportRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, listReports, async ({ caller, query }) => listFor(deps.database, rolesOf(caller), query));
  serve(app, identify, listReportTemplates, async () => ({ templates: await templatesNow(deps) }));
  serve(app, identify, draftReport, async ({ caller, body }) => draft(deps, caller.person!.id, body));
  serve(app, identify, commandReport, async ({ caller, params, body }) => command(deps, caller, params.id, body));

  serve(app, identify, getReport, async ({ caller, params }) => {
    const report = await readable(deps, caller, params.id);
    const roles = rolesOf(caller);
    return {
      report: {
        ...report,
        templateName: report.templateData.name,
        trace: traceOf(report),
        hints: hintsOf(report.templateData),
        history: makers.some((role) => roles.includes(role)) ? await historyOf(deps, report) : [],
      },
      document: documentOf(report),
      allowed: reportCommands.filter(
        (name) => isGiven(name, roles) && refusedCommand(name, report, caller.person?.id ?? '') === null,
      ),
    };
  });

  app.get<{ Params: { id: string; format: string } }>('/api/reports/:id/files/:format', async (request, reply) => {
    const format = fileFormats.find((known) => known === request.params.format);
    if (!format) throw new Problem(404, 'not-found');
    const report = await readable(deps, await identify(request), request.params.id);
    const issue = report.number === null ? '（草稿）' : ` ${report.year}年第${report.number}期`;
    return reply
      .headers({
        ...downloadHeaders(`${report.templateData.name}${issue} ${report.periodName}`, format),
        'cache-control': 'no-store',
      })
      .send(await reportFile(deps, report, format));
  });

  app.get<{ Params: { id: string; figure: string } }>('/api/reports/:id/figures/:figure', async (request, reply) => {
    const report = await readable(deps, await identify(request), request.params.id);
    const document = documentOf(report);
    const blocks = [...document.body, ...document.attachments.flatMap(({ body }) => body)];
    const figure = blocks.find((block): block is Figure => block.kind === 'figure' && block.id === request.params.figure);
    if (!figure) throw new Problem(404, 'not-found');
    return reply
      .type('image/svg+xml')
      .header('cache-control', 'private, max-age=600')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(await deps.documents.chart(figure.chart));
  });
}

const rolesOf = (caller: Caller) => caller.person?.roles ?? [];

/** 404 alike for what is not there and what the caller may not read. */
async function readable(deps: Deps, caller: Caller, id: string): Promise<StoredReport> {
  const report = /^[0-9a-f-]{36}$/.test(id) ? await findReport(deps.database, id) : null;
  if (!report || !mayRead(report, rolesOf(caller))) throw new Problem(404, 'not-found');
  return report;
}

/** Who did what; for those who make reports. */
async function historyOf(deps: Deps, report: StoredReport): Promise<{ command: string; at: string; by: string }[]> {
  const { rows } = await sql<{ command: string; at: string; by: string }>`
    select h.command, h.at, coalesce(p.name, '') as by from report_history h left join person p on p.id = h.by
    where h.report_id = ${report.id} order by h.version`.execute(deps.database.db);
  return rows;
}

function traceOf(report: StoredReport) {
  const { period, assessment } = JSON.parse(report.numbers) as ReportNumbers; // written by execute.ts
  const kind = kindOf(period.rule);
  return kind === null || kind === 'span' || report.templateData.classes.length > 0
    ? null
    : { assessment: assessment.id, period: kind, key: period.key };
}

function hintsOf(template: ReportTemplate): Record<string, string> {
  return Object.fromEntries(
    template.sections.flatMap(({ parts }, section) =>
      parts.flatMap((part, place) => (part.kind === 'hand' ? [[`${section + 1}-${place + 1}`, part.hint] as const] : [])),
    ),
  );
}

async function templatesNow(deps: Deps) {
  const reference = await deps.reference.newest();
  const now = deps.clock();
  const day = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  return [...reference.reportTemplates].map(([id, template]) => {
    const last = lastEnded(template, now);
    return {
      id,
      type: template.type,
      name: template.name,
      nameEn: template.nameEn,
      approval: template.approval,
      audience: template.audience,
      lastPeriod: last && { name: periodName(last), from: day(last.from), to: day(last.to) },
      nextAt: nextTime(template, now),
    };
  });
}

/** When the schedule makes the next one: looked for day by day, for templates say hours, not dates. */
function nextTime(template: ReportTemplate, now: string): string | null {
  const current = duePeriod(template, now);
  if (!template.schedule.enabled) return null;
  for (let days = 1; days <= 400; days++) {
    const later = Temporal.Instant.from(now)
      .add({ hours: 24 * days })
      .toString({ smallestUnit: 'millisecond' });
    const period = duePeriod(template, later);
    if (period && period.key !== current?.key) return dueAt(period, template);
  }
  return null;
}
