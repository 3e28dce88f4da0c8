type Coded = Error & { readonly code?: string };

/** PostgreSQL's 53100, or the file system's own word: what lies below the data folder is full or out of its quota. */
export function isDiskFull({ code }: Coded): boolean {
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT';
}

/**
 * The database is not there, is just starting or stopping, or may only be read; all of which pass. Class 08: connection; 57P0x: shutdown,
 * crash, start; 25006: read-only, as on a standby or a disk that went read-only; 53300: no connection left.
 */
export function isDatabaseAway(error: Coded): boolean {
  const { code = '', message } = error;
  if (/^(08|57P0|25006$|53300$|58030$)/.test(code)) return true;
  if (/^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EROFS)$/.test(code)) return true;
  // The driver says these without a code.
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    message,
  );
}
