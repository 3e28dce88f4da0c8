import { useQuery } from '@tanstack/react-query';
import { NavLink, Outlet } from 'react-router';
import { listDeeds } from '../../../contract/deeds.ts';
import { listFlags, listProofs } from '../../../contract/measures.ts';
import { meQuery } from '../../api/deskSession.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { useAsk } from './useAsk.ts';

/** The pages of the rates under one head; the question goes along from page to page. */
export function RatesLayout() {
  const text = useText();
  const ask = useAsk();
  const { data } = useQuery(meQuery);
  const me = data?.me;
  const pages = [
    { to: '/rates', tab: 'ranking', end: true },
    { to: '/rates/units/all', tab: 'school', end: false },
    { to: '/rates/published', tab: 'published', end: false },
    ...(me && mayCall(listFlags.access, me) ? [{ to: '/rates/flags', tab: 'flags', end: false } as const] : []),
    ...(me && mayCall(listDeeds.access, me) ? [{ to: '/rates/deeds', tab: 'deeds', end: false } as const] : []),
    { to: '/rates/schemes', tab: 'schemes', end: false },
    ...(me && mayCall(listProofs.access, me) ? [{ to: '/rates/proofs', tab: 'proofs', end: false } as const] : []),
  ] as const;
  return (
    <main className="page page-rates">
      <nav aria-label={text('rates.nav')} className="rates-tabs">
        {pages.map(({ to, tab, end }) => (
          <NavLink key={tab} to={ask.to(to)} end={end}>
            {text(`rates.tab.${tab}`)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </main>
  );
}
