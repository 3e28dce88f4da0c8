import { z } from 'zod';
import { BackupFault } from './backupFault.ts';
import type { Repository } from './repository.ts';

const Pieces = z.array(z.string());

/** What a backup holds, and in which pieces. */
export const Snapshot = z.object({
  format: z.literal(1),
  takenAt: z.string(),
  /** The migrations of the database, oldest first. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int(),
      bytes: z.int(),
      pieces: Pieces,
    }),
  ),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), last: z.int().nullable() })),
  /** Below the data folder, with `/` between folders. `mtime`: milliseconds. */
  files: z.array(z.object({ path: z.string(), bytes: z.int(), mtime: z.number(), mode: z.int(), pieces: Pieces })),
  /** Where the audit chain stood, as a checkpoint. */
  chain: z.object({ place: z.int(), hash: z.string() }),
});
export type Snapshot = z.output<typeof Snapshot>;

/** @param name null for the newest. @throws BackupFault */
export async function readSnapshot(repository: Repository, name: string | null): Promise<Snapshot> {
  const chosen = name ?? (await repository.snapshots()).at(-1);
  if (chosen === undefined) throw new BackupFault('no-snapshot');
  const parsed = Snapshot.safeParse(JSON.parse(await repository.readSnapshot(chosen)));
  if (!parsed.success) throw new BackupFault('newer-program', `snapshot ${chosen}`);
  return parsed.data;
}

export function piecesOf({ tables, files }: Snapshot): string[] {
  return [...tables, ...files].flatMap(({ pieces }) => pieces);
}

/** The name of the snapshot that is taken at an instant: 2026-03-02T02-00-00.000Z, which every file system takes. */
export function snapshotName(at: string): string {
  return at.replaceAll(':', '-');
}

export function instantOfSnapshot(name: string): string {
  return name.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:');
}
