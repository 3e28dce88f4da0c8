import type { CaseLine } from '../../../contract/cases.ts';
import type { PortalText } from '../text.ts';

type Told = Pick<CaseLine, 'phase'> & {
  readonly answeredDirectly?: boolean;
  readonly mayRate?: boolean;
  readonly onLedger?: boolean;
};

/** Where a case stands, as its requester would say it. `unit`: name of the unit in charge. */
export function statusWords({ phase, answeredDirectly, mayRate, onLedger }: Told, unit: string, text: PortalText): string {
  if (phase === 'responded' && onLedger) return text('status.onLedger', { unit });
  if (phase === 'resolved' && answeredDirectly) return text('status.answered');
  if (phase === 'resolved' && mayRate === false) return text('status.resolvedQuiet', { unit });
  return text(`status.${phase}`, { unit });
}

export type CaseTone = 'waiting' | 'open' | 'ended';

/** Whose turn it is: the requester's, the university's, nobody's. */
export function caseTone({ phase }: Pick<CaseLine, 'phase'>): CaseTone {
  switch (phase) {
    case 'needsInfo':
    case 'resolved':
      return 'waiting';
    case 'submitted':
    case 'accepted':
    case 'dispatched':
    case 'returning':
    case 'signed':
    case 'responded':
    case 'reviewing':
    case 'followedUp':
    case 'merged':
      return 'open';
    case 'closed':
    case 'declined':
    case 'transferred':
    case 'withdrawn':
      return 'ended';
  }
}
