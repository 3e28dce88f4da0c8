import { useQuery } from '@tanstack/react-query';
import { NavLink, Outlet } from 'react-router';
import { meQuery } from '../../api/deskSession.ts';
import { useText } from '../useText.ts';
import { understandingPages } from './understandingPages.ts';

export function UnderstandingLayout() {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  return (
    <main className="page page-admin">
      <nav className="admin-nav" aria-label={text('rail.understanding')}>
        <ul>
          {me &&
            understandingPages(me).map(({ to, name }) => (
              <li key={to}>
                <NavLink to={to}>{text(`understanding.${name}`)}</NavLink>
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
