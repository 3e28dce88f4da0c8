import type { BackupRun } from '../../contract/backups.ts';
import type { Deps } from '../deps.ts';

type Needs = Pick<Deps, 'database'>;

export async function backupRuns({ database }: Needs, limit: number): Promise<BackupRun[]> {
  const { rows } = await database.pool.query<BackupRun>(
    `select kind, began_at as "beganAt", seconds, fault, place, snapshot, rows, bytes, bytes_written as "bytesWritten"
     from backup_run order by id desc limit $1`,
    [limit],
  );
  return rows;
}

export type BackupState = {
  /** When the newest backup began that was completed; null before there is one. */
  readonly lastBackup: string | null;
  /** When a backup was last restored for trial with success. */
  readonly lastProof: string | null;
  /** A fault of the newest run of either kind. */
  readonly fault: string | null;
};

export async function backupState({ database }: Needs): Promise<BackupState> {
  const { rows } = await database.pool.query<BackupState>(`
    select (select began_at from backup_run where kind = 'backup' and fault is null order by began_at desc limit 1) as "lastBackup",
      (select began_at from backup_run where kind = 'proof' and fault is null order by began_at desc limit 1) as "lastProof",
      coalesce((select fault from backup_run where kind = 'backup' order by began_at desc limit 1),
        (select fault from backup_run where kind = 'proof' order by began_at desc limit 1)) as fault`);
  return rows[0]!;
}
