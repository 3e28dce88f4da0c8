import type { backupFaults } from '../../contract/backups.ts';

/** Why a backup could not be made, read or restored. `place` names the piece, the file or the table that is meant. */
export class BackupFault extends Error {
  readonly code: BackupFaultCode;
  readonly place: string;
  constructor(code: BackupFaultCode, place = '') {
    super(`${code} ${place}`.trim());
    this.code = code;
    this.place = place;
  }
}

export type BackupFaultCode = (typeof backupFaults)[number];

const sentences: Readonly<Record<BackupFaultCode, string>> = {
  'no-folder':
    'Say where backups go: HUYING_BACKUPS=/a/folder/on/another/disk.\n请用 HUYING_BACKUPS 指定备份存放的目录(最好在另一块磁盘上)。',
  'no-key':
    'Backups are encrypted: put a secret of at least 16 characters into a file and name it in HUYING_BACKUP_KEY_FILE. Keep a copy elsewhere: without it no backup can be read.\n备份一律加密:请把至少 16 个字符的口令写入文件，用 HUYING_BACKUP_KEY_FILE 指明，并另存一份；没有它，备份无法读取。',
  'no-repository': 'There are no backups in this folder: {place}\n这个目录里没有备份:{place}',
  'wrong-key': 'This key does not open the backups in {place}.\n这个密钥打不开 {place} 里的备份。',
  'no-snapshot': 'There is no such backup: {place}\n没有这份备份:{place}',
  'piece-missing': 'A piece of the backup is missing: {place}\n备份缺少一块数据:{place}',
  'piece-cut-short': 'A piece of the backup was cut short: {place}\n备份中的一块数据不完整:{place}',
  'piece-altered': 'A piece of the backup is not what was written: {place}\n备份中的一块数据已被改动或损坏:{place}',
  'rows-differ': 'A table did not come back with as many rows as were saved: {place}\n恢复出的行数与备份时不一致:{place}',
  'chain-differs':
    'The audit chain of the restored database is not the one that was saved: {place}\n恢复出的审计链与备份时不一致:{place}',
  'newer-program':
    'The backup was made by a newer program, which knows {place}: update first.\n备份由更新版本的程序生成({place}),请先升级程序。',
  'target-in-use': 'Somebody is connected to the database: stop the service first.\n数据库正在使用中，请先停止服务。',
  'target-not-empty':
    'The target holds data. To replace them for good, say --force.\n目标中已有数据。确认要永久替换，请加 --force。',
  'target-foreign':
    'The target database holds tables that are not Huying’s ({place}): give an empty one.\n目标数据库里有不属于呼应的表({place}),请换一个空库。',
  'another-backup-runs': 'Another backup is being made at this moment.\n另一份备份正在进行。',
  'no-space': 'The disk for backups is full. 备份磁盘已满。',
  'no-scratch-database':
    'The trial of restoring needs the right to create a database: grant CREATEDB to the user of DATABASE_URL.\n恢复演练需要新建数据库的权限，请给 DATABASE_URL 的用户授予 CREATEDB。',
  failed: 'It did not work: {place}\n没有成功:{place}',
};

/** For the person at the terminal: English, then Chinese. */
export function faultSentence({ code, place }: BackupFault): string {
  return sentences[code].replaceAll('{place}', place);
}

/** What went wrong as a fault; its place is a code of the system, never a text that somebody wrote. */
export function faultOf(error: unknown): BackupFault {
  if (error instanceof BackupFault) return error;
  const { code, syscall } = (error ?? {}) as { code?: string; syscall?: string };
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return new BackupFault('no-space');
  return new BackupFault('failed', [syscall, code].filter(Boolean).join(' '));
}
