import { useEffect, useState } from 'react';
import { text } from './text.ts';

/** A code that opens the page of the desk on the scanner's own device, where that person signs in. */
export function DeskCode({ path }: { readonly path: string }) {
  const address = new URL(path, location.href).href;
  const [modules, setModules] = useState<{ size: number; d: string } | null>(null);
  useEffect(() => {
    let gone = false;
    void import('qrcode').then(({ create }) => {
      const { size, data } = create(address, { errorCorrectionLevel: 'M' }).modules;
      const d = [...data].map((dark, i) => (dark ? `M${i % size} ${Math.floor(i / size)}h1v1h-1z` : '')).join('');
      if (!gone) setModules({ size, d });
    });
    return () => {
      gone = true;
    };
  }, [address]);
  return (
    <p className="desk-code">
      {modules && (
        <svg viewBox={`-3 -3 ${modules.size + 6} ${modules.size + 6}`} role="img" aria-label={text('wall.deskLink', { address })}>
          <rect x="-3" y="-3" width="100%" height="100%" />
          <path d={modules.d} />
        </svg>
      )}
      <span>
        {text('wall.desk')}
        <br />
        <span className="muted">{address}</span>
      </span>
    </p>
  );
}
