import { Tooltip } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { RateLine } from '../../../contract/measures.ts';
import { useText } from '../useText.ts';
import { percent, roughly, rounded, share } from './exact.ts';

export type Rate = z.output<typeof RateLine>;

type RateCellProps = {
  readonly rate: Rate;
  /** Below it the number is pale: it says little. */
  readonly minimum: number;
  /** The cases behind it. */
  readonly to?: string;
};

/** A rate with its n and what was left out beside it; the fraction and the interval on a closer look. */
export function RateCell({ rate, minimum, to }: RateCellProps) {
  const text = useText();
  const shown = share(rate.part, rate.of);
  const title =
    shown === null
      ? text('rates.cellNone', { excluded: rate.excluded })
      : text('rates.cell', {
          part: plain(rate.part),
          of: rate.of,
          excluded: rate.excluded,
          low: rate.low === null ? '–' : percent(rate.low),
          high: rate.high === null ? '–' : percent(rate.high),
        });
  const content = (
    <span className={shown === null ? 'share share-none' : rate.of < minimum ? 'share share-few' : 'share'}>
      <b>{shown ?? '–'}</b>
      <small>
        n={rate.of}
        {rate.excluded > 0 && <em> −{rate.excluded}</em>}
      </small>
      {shown !== null && rate.low !== null && rate.high !== null && (
        <i aria-hidden className="interval">
          <i style={{ left: `${100 * roughly(rate.low)}%`, right: `${100 - 100 * roughly(rate.high)}%` }} />
          <i className="point" style={{ left: `${(100 * roughly(rate.part)) / rate.of}%` }} />
        </i>
      )}
    </span>
  );
  return (
    <Tooltip title={title}>
      {to && rate.of > 0 ? (
        <Link to={to} className="share-link">
          {content}
        </Link>
      ) : (
        content
      )}
    </Tooltip>
  );
}

/** The part as people write it: 17.1, or 17 when it is whole. */
export function plain(part: string): string {
  return part.includes('/') || part.includes('.') ? rounded(part, 1) : part;
}
