import type { Instant } from '../../domain/calendar.ts';
import type { ReadCell } from './bindMap.ts';
import type { ImportMap } from './importMap.ts';
import { readDate } from './readDate.ts';
import { type Remark, remark } from './remark.ts';

export type Times = {
  readonly receivedAt: Instant | null;
  readonly submitAt: Instant;
  readonly archiveAt: Instant;
  readonly notes: readonly Remark[];
};

/** What a spreadsheet makes of an empty date lies before it, and so does every system that has anything to export. */
const earliest = '1990-01-01T00:00:00.000Z';

/**
 * When a row was received and closed, from what the source says. An open case begins now: its clock runs from the moment we know of it.
 * An ended one was submitted when it was received and archived when it was closed; whatever cannot be read is replaced by the nearest
 * date that can, and noted.
 */
export function receivedAndClosed(
  map: ImportMap,
  cell: ReadCell,
  { ended, now }: { readonly ended: boolean; readonly now: Instant },
): Times {
  const notes: Remark[] = [];
  const dateIn = (column: string | null) => ({
    written: column === null ? '' : cell(column),
    at: column === null ? null : readDate(cell(column), map.dates, map.timeZone),
  });
  const closing = dateIn(ended ? map.closedAt : null);
  const closed = closing.at !== null && closing.at >= earliest && closing.at <= now ? closing.at : null;

  const receipt = dateIn(map.receivedAt);
  const received = receipt.at !== null && receipt.at >= earliest && receipt.at <= now ? receipt.at : null;
  if (received === null && map.receivedAt !== null) {
    const instead = ended
      ? closed === null
        ? { instead: '按现在计', insteadEn: 'now serves' }
        : { instead: '按办结时间计', insteadEn: 'the closing date serves' }
      : { instead: '不予保留', insteadEn: 'none is kept' };
    const code =
      receipt.written === '' ? 'received-missing' : receipt.at === null ? 'received-unreadable' : 'received-implausible';
    notes.push(remark(code, map.receivedAt, { value: receipt.written, ...instead }));
  }
  if (!ended) return { receivedAt: received, submitAt: now, archiveAt: now, notes };

  const submitAt = received ?? closed ?? now;
  if (map.closedAt !== null) {
    if (closing.written === '') notes.push(remark('closed-missing', map.closedAt));
    else if (closing.at === null) notes.push(remark('closed-unreadable', map.closedAt, { value: closing.written }));
    else if (closed === null || closed < submitAt) {
      notes.push(remark('closed-implausible', map.closedAt, { value: closing.written }));
    }
  }
  return { receivedAt: received, submitAt, archiveAt: closed !== null && closed > submitAt ? closed : submitAt, notes };
}
