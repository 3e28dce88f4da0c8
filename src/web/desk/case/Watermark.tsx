import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '../../api/deskSession.ts';
import { useNow } from '../parts/useNow.ts';
import { watermarkImage } from './watermarkImage.ts';

/** 2026-03-02 10:00, in either language. */
const moments = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** Lies over a confidential case and lets every click through. */
export function Watermark() {
  const now = useNow();
  // The moment of opening: a picture that changed every minute would flicker.
  const [opened] = useState(now);
  const me = useQuery(meQuery).data?.me;
  if (!me) return null;
  const image = watermarkImage(me.name, moments.format(opened));
  return <div className="watermark" aria-hidden="true" style={{ backgroundImage: image }} />;
}
