import { useQuery } from '@tanstack/react-query';
import { NavLink, Outlet } from 'react-router';
import { meQuery } from '../../api/deskSession.ts';
import { useText } from '../useText.ts';
import { foresightPages } from './foresightPages.ts';

/** The sentinel's pages under one name in the rail. */
export function ForesightLayout() {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  return (
    <main className="page page-admin page-foresight">
      <nav className="admin-nav" aria-label={text('foresight.navigation')}>
        <ul>
          {me &&
            foresightPages(me).map(({ to, name }) => (
              <li key={to}>
                <NavLink to={to}>{text(`foresight.${name}`)}</NavLink>
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
