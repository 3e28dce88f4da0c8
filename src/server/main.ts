import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { areRollUpsOld, measuresWorker } from './analytics/execute.ts';
import { createApp } from './app.ts';
import { checkpointFile, readCheckpoints } from './audit/checkpoints.ts';
import { auditWorker } from './audit/execute.ts';
import { verifyChain } from './audit/queries.ts';
import { BackupFault, faultSentence } from './backup/backupFault.ts';
import { runBackup, runMove, runRestore } from './backup/commands.ts';
import { backupWorker, requeueRestored } from './backup/execute.ts';
import { followersWorker } from './cases/followers.ts';
import { completeTraces, rebuildViews } from './cases/rebuild.ts';
import { clockWorker } from './clocks/execute.ts';
import { recomputeWorker } from './clocks/recompute.ts';
import { type Config, ConfigMistakes, readConfig } from './config.ts';
import { putFirstNotice } from './consent/putFirstNotice.ts';
import type { Deps } from './deps.ts';
import { openReference } from './directory/queries.ts';
import { sealContacts } from './directory/sealContacts.ts';
import { seedReference } from './directory/seed.ts';
import { openDocuments } from './documents/queries.ts';
import { dutyWorker } from './duty/execute.ts';
import { evaluationWorker } from './evaluation/closeUnanswered.ts';
import { openEngineThread } from './foresight/engineThread.ts';
import { foresightWorker, replayNights } from './foresight/execute.ts';
import { knowledgeWorker } from './knowledge/execute.ts';
import { openShelf } from './knowledge/queries.ts';
import { notifyWorker } from './notifications/execute.ts';
import { opinionsWorker } from './opinions/clocks.ts';
import { phoneWorker } from './phone/execute.ts';
import { isAlive, type RunningPostgres, runningPostgres, startBundledPostgres } from './platform/bundledPostgres.ts';
import { openContactSeal } from './platform/contactSeal.ts';
import { openDatabase, preparePooler } from './platform/db.ts';
import { openJobs } from './platform/jobs.ts';
import { openLive } from './platform/live.ts';
import { migrate } from './platform/migrate.ts';
import { openPhotoStore } from './platform/photoStore.ts';
import { digest, hashPassword, newToken } from './platform/secrets.ts';
import { limitsWorker } from './platform/sharedLimits.ts';
import { watchPrimary } from './platform/watchPrimary.ts';
import { privacyWorker, unusualLookWorker } from './privacy/execute.ts';
import { issueDue, reportWorker } from './reports/execute.ts';
import { demoPassword } from './session/routes.ts';
import { supervisionWorker } from './supervision/clocks.ts';
import { trainingWorker } from './training/execute.ts';
import { learnTitleWords, understandingWorker } from './understanding/execute.ts';
import { openUnderstanding } from './understanding/queries.ts';

type Mode = 'start' | 'demo' | 'rebuild' | 'import' | 'audit' | 'backup' | 'restore' | 'move';

/** A sentence for the person at the terminal; no stack. */
class Sentence extends Error {}

let clock = () => new Date().toISOString();
const stops: (() => Promise<unknown>)[] = [];
/** The PostgreSQL that this process runs, if it runs one. */
let bundled: RunningPostgres | null = null;
const forcedExitMilliseconds = 4500;
const lastAnswersMilliseconds = 1500;

async function main(): Promise<void> {
  const mode = process.argv[2] as Mode;
  const config = readConfig();
  onSignals();
  if (config.testClock) standStill(config.testClock);
  await mkdir(config.dataFolder, { recursive: true });
  if (mode === 'audit') return verifyAudit(config);
  if (mode === 'backup') return finished(runBackup(config, await databaseBeside(config), clock, process.argv.slice(3)));
  await lockDataFolder(config);
  if (mode === 'move') return finished(moveBundled(config, process.argv.slice(3)));
  const url = await databaseUrl(config, mode);
  if (mode === 'restore') return finished(runRestore(config, url, process.argv.slice(3)));
  const opened = await open(config, url, mode);
  if (mode === 'rebuild') return rebuild(opened.deps);
  if (mode === 'import') return runImport(opened.deps);
  await serve(opened.deps, opened.migration, mode, url);
}

/** A test moves the clock by writing the file. */
function standStill(file: string): void {
  clock = () => readFileSync(file, 'utf8').trim();
  console.log('  TEST_CLOCK is set: this service does not live in the present. 正在使用测试时钟。');
}

/** One process a data folder: two would each start a PostgreSQL on the same files. */
async function lockDataFolder(config: Config): Promise<void> {
  if (config.databaseUrl) return;
  const file = path.join(config.dataFolder, 'huying.pid');
  const other = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (other > 0 && other !== process.pid && isAlive(other) && (await isOurs(other))) {
    throw new Sentence(
      `Huying is already running with the data folder ${config.dataFolder} (process ${other}).\n这个数据目录已有一个呼应在运行(进程 ${other})。`,
    );
  }
  await writeFile(file, String(process.pid));
  stops.unshift(() => rm(file, { force: true }));
}

async function finished(command: Promise<void>): Promise<void> {
  await command;
  await stop(0);
}

/** One of the two ends of a move is the bundled PostgreSQL of the data folder. */
async function moveBundled(config: Config, words: readonly string[]): Promise<void> {
  const [direction, url = ''] = words;
  if (config.databaseUrl)
    throw new Sentence('Unset DATABASE_URL: one end of the move is the bundled PostgreSQL.\n请先取消 DATABASE_URL。');
  if ((direction !== '--to' && direction !== '--from') || !/^postgres(ql)?:\/\//.test(url))
    throw new Sentence('Which way? npm run move -- --to postgres://… or npm run move -- --from postgres://…');
  const bundled = await databaseUrl(config, 'move');
  await (direction === '--to' ? runMove(bundled, url, words) : runMove(url, bundled, words));
}

async function isOurs(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('src/server/main.ts');
}

/** Demonstration and real use are two databases of the same bundled server: neither sees the other's data. */
async function databaseUrl(config: Config, mode: Mode): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl;
  const postgres: RunningPostgres = await startBundledPostgres(config.dataFolder);
  stops.unshift(() => postgres.stop());
  bundled = postgres;
  const name = mode === 'demo' || config.demo ? 'huying_demo' : 'huying';
  const admin = openDatabase(postgres.url, 2);
  const { rows } = await admin.pool.query('select 1 from pg_database where datname = $1', [name]);
  if (rows.length === 0) await admin.pool.query(`create database ${name}`);
  await admin.close();
  return postgres.url.replace(/\/postgres$/, `/${name}`);
}

async function open(config: Config, url: string, mode: Mode): Promise<{ deps: Deps; migration: string }> {
  const pooler = config.databasePooler;
  const direct = openDatabase(url, 2);
  const migration = await migrate(direct.pool);
  if (pooler) await preparePooler(direct);
  const database = openDatabase(url, config.databasePool, { pooler });
  stops.unshift(() => database.close());
  const analytics = openDatabase(url, 2);
  stops.unshift(() => analytics.close());
  const live = await openLive(url);
  stops.unshift(() => live.close());
  await direct.close();
  const jobs = await openJobs(database, (message) => console.error(message), { alone: !config.databaseUrl });
  stops.unshift(() => jobs.close());
  if (config.databaseUrl) {
    const watch = watchPrimary(url, () => {
      for (const each of [database, analytics, live, jobs]) each.drop();
    });
    stops.unshift(() => watch.close());
  }
  await requeueRestored({ database });
  bundled?.onRevived(() => {
    // What fails here is due again when its time has run out.
    jobs.takeUpAgain().catch(() => {});
  });
  const reference = openReference(database.db);
  live.subscribe((change) => {
    if (change.kind === 'reference') reference.forget();
  });
  const photos = openPhotoStore(path.join(config.dataFolder, mode === 'demo' ? 'demo-photos' : 'photos'));
  const contacts = await openContactSeal(config.dataFolder, config.cipher);
  const understanding = openUnderstanding({ database, reference, clock });
  const knowledge = openShelf({ database });
  const documents = openDocuments();
  stops.unshift(() => documents.close());
  const foresight = openEngineThread();
  stops.unshift(() => foresight.close());
  const deps: Deps = {
    foresight,
    contacts,
    config,
    database,
    analytics,
    clock,
    reference,
    photos,
    live,
    jobs,
    understanding,
    knowledge,
    documents,
  };
  await seedReference(deps);
  if (config.firstNotice === 'default') await putFirstNotice(deps);
  await sealContacts(deps);
  return { deps, migration };
}

async function serve(deps: Deps, migration: string, mode: Mode, url: string): Promise<void> {
  const { config } = deps;
  const { demo, demo_done } = await deps.database.db.selectFrom('site').select(['demo', 'demo_done']).executeTakeFirstOrThrow();
  if (mode === 'start' && demo)
    throw new Sentence('This database holds the demonstration: start it with `npm run demo`, or give another DATABASE_URL.');
  if (mode === 'demo' && !demo) await becomeDemo(deps);
  if (mode === 'demo') await openAccounts(deps);
  const setup = mode === 'start' ? await setupLink(deps) : null;

  await Promise.all([
    notifyWorker(deps),
    followersWorker(deps),
    understandingWorker(deps),
    foresightWorker(deps),
    knowledgeWorker(deps),
    trainingWorker(deps),
    opinionsWorker(deps),
    clockWorker(deps),
    dutyWorker(deps),
    auditWorker(deps),
    limitsWorker(deps),
    privacyWorker(deps),
    unusualLookWorker(deps),
    reportWorker(deps),
    measuresWorker(deps),
    recomputeWorker(deps),
    evaluationWorker(deps),
    phoneWorker(deps),
    supervisionWorker(deps),
    backupWorker(deps, mode === 'demo'),
  ]);
  const app = await createApp(deps, migration);
  stops.unshift(() => {
    // Who is being answered hears the answer out; who only holds the line does not keep the house open.
    const cut = setTimeout(() => app.server.closeAllConnections(), lastAnswersMilliseconds);
    return app.close().finally(() => clearTimeout(cut));
  });
  await app.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Sentence(
      `Port ${config.port} is taken by another program: set another one with PORT=8081.\n端口 ${config.port} 已被占用，请用 PORT=8081 换一个端口。`,
    );
  });
  announce(config, mode, setup, demo_done === true);
  await completeTraces(deps);
  // Facts of an older program, before numbers are shown that it could not count.
  if (await areRollUpsOld(deps)) await rebuildViews(deps);
  if (mode === 'demo') {
    const isNew = await history(deps, url);
    await livedInPhoneDesk(deps);
    await publicFace(deps);
    if (isNew) console.log('  Demonstration history: complete · 演示数据已就绪');
  }
  // The first to ask for topics would wait for thirty days of cases to be read.
  await deps.understanding.topics();
}

async function becomeDemo(deps: Deps): Promise<void> {
  const { rows } = await deps.database.pool.query('select 1 from person limit 1');
  if (rows.length > 0) throw new Sentence('This database is in real use: a demonstration needs one of its own.');
  await deps.database.pool.query('update site set demo = true, demo_cases = 0, demo_done = false');
}

/** Before the first request: an account that is printed can be used. */
async function openAccounts(deps: Deps): Promise<void> {
  // Only a demonstration needs this code.
  const { seedDemoPeople } = await import('./demo/people.ts');
  await seedDemoPeople(deps, await hashPassword(demoPassword), clock());
}

/**
 * Plays the made-up history while the service is already usable; an interrupted one goes on at the next start.
 * @returns whether it came to its end now
 */
async function history(deps: Deps, url: string): Promise<boolean> {
  const { publishDemoArticles } = await import('./demo/articles.ts');
  await publishDemoArticles(deps, clock());
  const { playDemoOpinions } = await import('./demo/opinions.ts');
  await playDemoOpinions(deps, clock());
  const { playDemo } = await import('./demo/play.ts');
  const { demo_done } = await deps.database.db.selectFrom('site').select('demo_done').executeTakeFirstOrThrow();
  if (demo_done) return false;
  const relaxed = openDatabase(url, 6, { relaxed: true });
  const abort = new AbortController();
  const quiet = { ...deps.live, announce: () => {} };
  const playing = playDemo({ database: relaxed, reference: deps.reference, live: quiet, now: clock() }, { signal: abort.signal });
  stops.unshift(async () => {
    abort.abort();
    await playing;
  });
  await playing;
  if (!abort.signal.aborted) {
    await learnTitleWords(deps);
    const { playTasks } = await import('./demo/tasks.ts');
    await playTasks(deps);
    await replayNights(deps);
    await issueDue(deps);
    deps.live.announce({ kind: 'reference', id: '' });
  }
  await relaxed.close();
  return !abort.signal.aborted;
}

/** Once the history is there: what everybody may read of it, and what is kept of it for good. */
async function publicFace(deps: Deps): Promise<void> {
  const { demo_done } = await deps.database.db.selectFrom('site').select('demo_done').executeTakeFirstOrThrow();
  if (!demo_done) return;
  const { openPublicFace } = await import('./demo/publicFace.ts');
  await openPublicFace(deps);
  const { keepRecords } = await import('./demo/records.ts');
  await keepRecords(deps);
}

async function livedInPhoneDesk(deps: Deps): Promise<void> {
  const { fillPhoneDesk } = await import('./demo/phoneDesk.ts');
  await fillPhoneDesk(deps);
}

/** A fresh one-time link at each start, until an administrator exists. */
async function setupLink(deps: Deps): Promise<string | null> {
  const { rows } = await deps.database.pool.query("select 1 from person_grant where role = 'admin' limit 1");
  if (rows.length > 0) return null;
  const token = newToken();
  await deps.database.pool.query('delete from setup_token');
  await deps.database.db
    .insertInto('setup_token')
    .values({ token_hash: digest(token), created_at: clock() })
    .execute();
  return `/setup?token=${token}`;
}

function announce(config: Config, mode: Mode, setup: string | null, historyIsThere: boolean): void {
  const at = `http://localhost:${config.port}`;
  const lines = [
    '',
    `  呼应 Huying${mode === 'demo' ? ' · demonstration with made-up data · 演示环境，数据均为虚构' : ''}`,
    '',
    `  Portal 师生端   ${at}/`,
    `  Desk   工作台   ${at}/desk/`,
    `  Wall   大屏     ${at}/wall/`,
    ...(setup
      ? ['', '  Create the first administrator (this link works once) · 创建首位管理员(链接只能使用一次):', `  ${at}${setup}`]
      : []),
    ...(mode === 'demo'
      ? [
          '',
          ...demoLines(),
          '',
          historyIsThere
            ? '  Demonstration history: complete · 演示数据已就绪'
            : '  Fourteen months of history are being played in the background · 正在后台生成 14 个月的演示数据',
        ]
      : []),
    '',
    '  Ctrl-C stops everything · 按 Ctrl-C 停止',
    '',
  ];
  console.log(lines.join('\n'));
}

function demoLines(): string[] {
  const accounts = [
    ['student1', 'student 学生'],
    ['operator1', 'operator 接诉员'],
    ['dispatcher1', 'dispatcher 派件员'],
    ['caller1', 'caller 回访员'],
    ['supervisor1', 'supervisor 督查员'],
    ['leader1', 'leader 校领导'],
    ['trusted1', 'trusted 保密专员'],
    ['admin', 'administrator 系统管理员'],
    ['security-admin', 'security administrator 安全管理员'],
    ['auditor', 'auditor 审计员'],
    ['secretary01', 'topic-group secretary 专项工作组秘书'],
    ['officer-hq-repair', 'officer of a unit 单位专员'],
    ['head-hq-repair', 'head of a unit 单位负责人'],
    ['contractor-lift', 'contractor 外包人员'],
  ];
  return [
    `  Accounts (password of all: ${demoPassword}) · 演示账号(密码相同)`,
    ...accounts.map(([login, role]) => `    ${login!.padEnd(20)}${role}`),
    '    officer-UNIT and head-UNIT for every unit · 每个单位都有专员和负责人账号',
  ];
}

async function rebuild(deps: Deps): Promise<void> {
  const started = performance.now();
  const cases = await rebuildViews(deps, (done) => process.stderr.write(`\r${done} cases`));
  const seconds = (performance.now() - started) / 1000;
  console.log(`\nRebuilt ${cases} cases in ${seconds.toFixed(1)} s.`);
  await stop(0);
}

/** The database of a service that may be running: on its PostgreSQL when it runs, else on one that is started for the command. */
async function databaseBeside(config: Config): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl;
  const running = await runningPostgres(config.dataFolder);
  const server = running === null ? await startBundledPostgres(config.dataFolder) : null;
  if (server) stops.unshift(() => server.stop());
  return (running ?? server!.url).replace(/\/postgres$/, `/${config.demo ? 'huying_demo' : 'huying'}`);
}

/** Only reads, so it works beside the running service. */
async function verifyAudit(config: Config): Promise<void> {
  if (process.argv[3] !== 'verify') throw new Sentence('Which? npm run audit -- verify');
  const database = openDatabase(await databaseBeside(config), 2);
  stops.unshift(() => database.close());
  const { rows, redacted, checkpoints, head, fault } = await verifyChain(
    database.db,
    await readCheckpoints(checkpointFile(config)),
    clock(),
  );
  console.log(`${rows} rows, ${redacted} redacted by the retention schedule, ${checkpoints} checkpoints, head ${head}`);
  if (fault)
    console.log(
      `FAULT 发现问题: ${fault.what} · place ${fault.place ?? '-'} · ${fault.source ?? '-'} ${fault.key ?? ''}\nThe first row that is not as it was. Rows after it have not been judged. 这是第一处不一致，其后的记录尚未判断。`,
    );
  else console.log('The chain is whole. 审计链完整。');
  await stop(fault ? 1 : 0);
}

async function runImport(deps: Deps): Promise<void> {
  const { runImportCommand } = await import('./imports/execute.ts');
  await stop(await runImportCommand(deps, process.argv.slice(3)));
}

/** What the machine refuses is told in a sentence; everything else is a bug and keeps its stack. */
function environmentSentence(error: unknown): string | null {
  const { code, path: file } = (error ?? {}) as { code?: string; path?: string };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `This place cannot be written: ${file ?? ''}. Set HUYING_DATA to a folder that can.\n无法写入 ${file ?? ''}，请用 HUYING_DATA 指定可写的目录。`;
  if (code === 'ENOSPC') return 'The disk is full. 磁盘已满。';
  if (code === '28P01' || code === '28000')
    return 'The database refuses this user or password: look at DATABASE_URL.\n数据库拒绝了用户名或密码，请检查 DATABASE_URL。';
  if (code === '3D000')
    return 'There is no such database: create it, or look at DATABASE_URL.\n没有这个数据库，请先创建或检查 DATABASE_URL。';
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'The database does not answer: look at DATABASE_URL.\n数据库没有应答，请检查 DATABASE_URL。';
  return null;
}

let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  // Whatever hangs must not keep the process: every acknowledged case is on disk already.
  setTimeout(() => stopHard(code), forcedExitMilliseconds).unref();
  for (const end of stops) await end().catch((error: unknown) => console.error(error));
  process.exit(code);
}

/** Without waiting for anything; the database is told to end and does so by itself. */
function stopHard(code: number): never {
  bundled?.leave();
  process.exit(code);
}

/** As shells count a process that was ended by SIGINT. */
const endedBySecondSignal = 130;
/** One Ctrl-C arrives up to three times: from the terminal, from npm and from bin/huying.mjs, which pass it on. */
const sameSignalMilliseconds = 700;

function onSignals(): void {
  let first: number | null = null;
  const heard = () => {
    if (first !== null && performance.now() - first > sameSignalMilliseconds) stopHard(endedBySecondSignal);
    first ??= performance.now();
    void stop(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard);
}

main().catch(async (error: unknown) => {
  if (stopping) return;
  const sentence = environmentSentence(error);
  if (sentence !== null) console.error(`\n${sentence}\n`);
  else if (error instanceof BackupFault) console.error(`\n${faultSentence(error)}\n`);
  else if (error instanceof Sentence || error instanceof ConfigMistakes) console.error(`\n${error.message}\n`);
  else console.error(error);
  await stop(error instanceof ConfigMistakes ? 2 : 1);
});
