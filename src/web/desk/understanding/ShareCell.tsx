import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';

type Share = { readonly right: number; readonly of: number; readonly low: number | null; readonly high: number | null };

/** A share with its n and 95 % interval: never without how little it may rest on. */
export function ShareCell({ share }: { readonly share: Share }) {
  const text = useText();
  const format = useFormat();
  const shown = format.share(share.right, share.of);
  if (shown === null) return <span className="muted">– n=0</span>;
  return (
    <span className="share-cell">
      <b>{shown}</b> <small>n={format.count(share.of)}</small>
      {share.low !== null && share.high !== null && (
        <small className="muted">
          {text('understanding.interval', { low: format.share(share.low, 1) ?? '', high: format.share(share.high, 1) ?? '' })}
        </small>
      )}
    </span>
  );
}
