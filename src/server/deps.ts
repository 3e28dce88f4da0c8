import type { Config } from './config.ts';
import type { ReferenceStore } from './directory/queries.ts';
import type { Documents } from './documents/queries.ts';
import type { EngineThread } from './foresight/engineThread.ts';
import type { Shelf } from './knowledge/queries.ts';
import type { ContactSeal } from './platform/contactSeal.ts';
import type { Database } from './platform/db.ts';
import type { Jobs } from './platform/jobs.ts';
import type { Live } from './platform/live.ts';
import type { PhotoStore } from './platform/photoStore.ts';
import type { Understanding } from './understanding/queries.ts';

/** All that the modules get from outside; main.ts and the tests put it together. */
export type Deps = {
  readonly config: Config;
  readonly database: Database;
  /** A second pool, so that a statistic cannot starve the desk. */
  readonly analytics: Database;
  /** The present instant, UTC ISO with milliseconds; read once per command. */
  readonly clock: () => string;
  readonly reference: ReferenceStore;
  readonly photos: PhotoStore;
  /** Seals and opens phone numbers. */
  readonly contacts: ContactSeal;
  readonly live: Live;
  readonly jobs: Jobs;
  /** What is known about words, categories and living topics. */
  readonly understanding: Understanding;
  /** Computes for the sentinel in a thread of its own. */
  readonly foresight: EngineThread;
  /** The published articles. */
  readonly knowledge: () => Promise<Shelf>;
  /** Writes DOCX, PDF, XLSX and charts in a process of its own. */
  readonly documents: Documents;
};
