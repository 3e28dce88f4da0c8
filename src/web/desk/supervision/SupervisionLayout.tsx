import { useQuery } from '@tanstack/react-query';
import { NavLink, Outlet } from 'react-router';
import { listDirectives } from '../../../contract/directives.ts';
import { freezeLedger, getLedger } from '../../../contract/ledgers.ts';
import { getBoard, listOrders } from '../../../contract/orders.ts';
import type { Me } from '../../../contract/session.ts';
import { meQuery } from '../../api/deskSession.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';

const pages = [
  { to: '/supervision/board', name: 'board', access: getBoard.access },
  { to: '/supervision/orders', name: 'orders', access: listOrders.access },
  { to: '/supervision/directives', name: 'directives', access: listDirectives.access },
  { to: '/supervision/decisions', name: 'decisions', access: listDirectives.access },
  { to: '/supervision/ledgers/orders', name: 'orderLedger', access: getLedger.access },
  { to: '/supervision/ledgers/unfinished', name: 'unfinished', access: getLedger.access },
  { to: '/supervision/frozen', name: 'frozen', access: freezeLedger.access },
] as const;

export const supervisionPages = (me: Me) => pages.filter(({ access }) => mayCall(access, me));

/** 督查督办: the board, orders, directives and the two ledgers. */
export function SupervisionLayout() {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  return (
    <main className="page page-supervision">
      <nav className="admin-nav" aria-label={text('rail.supervision')}>
        <ul>
          {me &&
            supervisionPages(me).map(({ to, name }) => (
              <li key={to}>
                <NavLink to={to}>{text(`sv.page.${name}`)}</NavLink>
              </li>
            ))}
        </ul>
      </nav>
      <Outlet />
    </main>
  );
}
