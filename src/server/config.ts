import path from 'node:path';
import { z } from 'zod';

/**
 * Everything an installation sets from outside. All mistakes are reported at once and the process ends with exit code 2.
 * What a school decides (calendar, limits, units, categories) is data and edited on screen, not here.
 */
const Environment = z.object({
  /** Port of the web service on all interfaces. */
  PORT: z.coerce.number().int().min(1).max(65_535).default(8080),
  /** Address to listen on. */
  HOST: z.string().default('0.0.0.0'),
  /** Folder for the bundled database, photos and keys; created when absent; may contain spaces. */
  HUYING_DATA: z.string().min(1).default('./data'),
  /** A PostgreSQL ≥ 15 to use instead of the bundled one: postgres://user:password@host:5432/name; of several hosts (one:5432,two:5432) the primary is used. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  /** A pooler in transaction mode before the same database, for requests and jobs; several hosts as above. What needs a session goes past it. */
  DATABASE_POOLER: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  /** 1: maintenance commands (rebuild, import) work on the demonstration's database. */
  HUYING_DEMO: z.stringbool().default(false),
  /** Connections of one process to the database. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  /** The school's names, shown on every page. */
  HUYING_NAME: z.string().min(1).max(40).default('呼应'),
  HUYING_NAME_EN: z.string().min(1).max(60).default('Huying'),
  /** The campus duty phone, shown beside 110, 119 and 120 when a text sounds like an emergency. */
  HUYING_DUTY_PHONE: z.string().max(40).default(''),
  /** Set to 1 when the service stands behind a proxy that sets X-Forwarded-For. */
  TRUST_PROXY: z.stringbool().default(false),
  /** Cookies only over https. Leave 0 on a plain-http campus network. */
  SECURE_COOKIES: z.stringbool().default(false),
  /** Requests that one address may send in a minute; uploads and submissions have lower limits of their own. */
  RATE_PER_MINUTE: z.coerce.number().int().min(10).default(1200),
  /** Where the audit chain is written down every hour, outside the database; best on another machine's share. Default: audit/ in the data folder. */
  HUYING_CHECKPOINTS: z.string().optional(),
  /** Where backups go, best on another machine's share; set together with HUYING_BACKUP_KEY_FILE, one is made every night. */
  HUYING_BACKUPS: z.string().min(1).optional(),
  /** A file with the secret that opens the backups, at least 16 characters; keep a copy of it elsewhere. */
  HUYING_BACKUP_KEY_FILE: z.string().min(1).optional(),
  /** Backups older than this are removed; the two newest always stay. */
  HUYING_BACKUP_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  /** How phone numbers are encrypted: AES-256-GCM, or SM4-GCM where a school has to use it. Numbers sealed before stay readable. */
  HUYING_CIPHER: z.enum(['aes', 'sm4']).default('aes'),
  /** A file of leaked passwords, sorted by SHA-1 as haveibeenpwned.com gives it out; new passwords that are in it are refused. */
  HUYING_BREACHED: z.string().optional(),
  /** A ClamAV daemon that is asked about every upload: host:port or unix:/path; unset: none. Whatever it says, only re-encoded pixels are kept. */
  HUYING_CLAMD: z
    .string()
    .regex(/^(unix:\/.+|\[?[\w.:-]+\]?:\d{1,5})$/, 'must be host:port or unix:/path')
    .optional(),
  /** Work that a device does before an anonymous case, and before a sign-in after refused tries: leading zero bits of a hash. 16 is a blink, 20 some seconds of a phone; 0: none. */
  HUYING_NOTICE: z.enum(['default', 'none']).default('default'),
  HUYING_PROOF_BITS: z.coerce.number().int().min(0).max(24).default(16),
  /** Where people reach the service: the start of every link in a message. */
  HUYING_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Set to 1 when a mail relay or an SMS gateway runs on this very machine: messages may then be sent to loopback addresses. */
  MESSAGES_TO_LOOPBACK: z.stringbool().default(false),
  /** The secret that a telephone exchange signs its events with, at least 24 characters; unset: there is no exchange. docs/telephony.md */
  TELEPHONY_SECRET: z.string().min(24).max(200).optional(),
  /** Who sends `Authorization: Bearer <this>` may read /metrics, from anywhere; unset: only this very machine may. At least 16 characters. */
  METRICS_TOKEN: z.string().min(16).max(200).optional(),
  /** Only for tests: a file that holds the present instant; the service then lives at that moment, and says so when it starts. */
  TEST_CLOCK: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly databasePooler: string | undefined;
  readonly demo: boolean;
  readonly databasePool: number;
  readonly siteName: string;
  readonly siteNameEn: string;
  readonly dutyPhone: string;
  readonly trustProxy: boolean;
  readonly secureCookies: boolean;
  readonly ratePerMinute: number;
  readonly logLevel: string;
  readonly testClock: string | undefined;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly checkpointFile: string | undefined;
  readonly backupFolder: string | undefined;
  readonly backupKeyFile: string | undefined;
  readonly backupDays: number;
  readonly cipher: 'aes' | 'sm4';
  readonly breachedList: string | undefined;
  /** A new school begins with the privacy notice of the program, or without one. */
  readonly firstNotice: 'default' | 'none';
  readonly proofBits: number;
  readonly clamd: string | undefined;
  readonly messagesToLoopback: boolean;
  readonly metricsToken: string | undefined;
  readonly telephonySecret: string | undefined;
};

/** @throws ConfigMistakes naming every wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable is an unset one: compose files and systemd units set them so.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new ConfigMistakes(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`));
  const e = parsed.data;
  return {
    port: e.PORT,
    host: e.HOST,
    dataFolder: path.resolve(e.HUYING_DATA),
    databaseUrl: e.DATABASE_URL,
    databasePooler: e.DATABASE_URL === undefined ? undefined : e.DATABASE_POOLER,
    demo: e.HUYING_DEMO,
    databasePool: e.DATABASE_POOL,
    siteName: e.HUYING_NAME,
    siteNameEn: e.HUYING_NAME_EN,
    dutyPhone: e.HUYING_DUTY_PHONE,
    trustProxy: e.TRUST_PROXY,
    secureCookies: e.SECURE_COOKIES,
    ratePerMinute: e.RATE_PER_MINUTE,
    logLevel: e.LOG_LEVEL,
    testClock: e.TEST_CLOCK,
    publicUrl: (e.HUYING_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ''),
    checkpointFile: e.HUYING_CHECKPOINTS,
    backupFolder: e.HUYING_BACKUPS === undefined ? undefined : path.resolve(e.HUYING_BACKUPS),
    backupKeyFile: e.HUYING_BACKUP_KEY_FILE,
    backupDays: e.HUYING_BACKUP_DAYS,
    cipher: e.HUYING_CIPHER,
    breachedList: e.HUYING_BREACHED,
    firstNotice: e.HUYING_NOTICE,
    proofBits: e.HUYING_PROOF_BITS,
    clamd: e.HUYING_CLAMD,
    messagesToLoopback: e.MESSAGES_TO_LOOPBACK,
    metricsToken: e.METRICS_TOKEN,
    telephonySecret: e.TELEPHONY_SECRET,
  };
}

export class ConfigMistakes extends Error {
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(`These settings are wrong:\n${mistakes.map((m) => `  ${m}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}
