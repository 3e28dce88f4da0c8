import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Instant } from './primitives.ts';

export const backupFaults = [
  'no-folder',
  'no-key',
  'no-repository',
  'wrong-key',
  'no-snapshot',
  'piece-missing',
  'piece-cut-short',
  'piece-altered',
  'rows-differ',
  'chain-differs',
  'newer-program',
  'target-in-use',
  'target-not-empty',
  'target-foreign',
  'another-backup-runs',
  'no-space',
  'no-scratch-database',
  'failed',
] as const;

const BackupState = z.object({
  /** When the newest complete backup began. */
  lastBackup: Instant.nullable(),
  /** When a backup was last restored for trial with success. */
  lastProof: Instant.nullable(),
  /** Of the newest run. */
  fault: z.string().nullable(),
});

export const listBackups = endpoint({
  method: 'GET',
  path: '/api/backups',
  summary: 'The last backups and trials of restoring them, newest first',
  access: ['admin', 'securityAdmin'],
  response: z.object({
    /** A folder for backups is set: they are made every night. */
    configured: z.boolean(),
    /** Days for which backups are kept. */
    days: z.int(),
    state: BackupState,
    runs: z.array(
      z.object({
        kind: z.enum(['backup', 'proof']),
        beganAt: Instant,
        seconds: z.number(),
        fault: z.enum(backupFaults).nullable(),
        /** The piece, file or table that the fault names. */
        place: z.string(),
        snapshot: z.string().nullable(),
        rows: z.int(),
        bytes: z.int(),
        bytesWritten: z.int(),
      }),
    ),
  }),
});
export type BackupRun = z.output<typeof listBackups.response>['runs'][number];
