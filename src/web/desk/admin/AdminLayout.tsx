import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { meQuery } from '../../api/deskSession.ts';
import { useText } from '../useText.ts';
import { adminPages } from './adminPages.ts';

export function AdminLayout() {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // In a small window the row is longer than it: where one is must be in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is what moves the row.
  useEffect(() => {
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname, me]);
  return (
    <main className="page page-admin">
      <nav ref={nav} className="admin-nav" aria-label={text('rail.admin')}>
        <ul>
          {me &&
            adminPages(me).map(({ to, name }) => (
              <li key={to}>
                <NavLink to={to}>{text(`admin.${name}`)}</NavLink>
              </li>
            ))}
        </ul>
      </nav>
      <div className="admin-content">
        <Outlet />
      </div>
    </main>
  );
}
