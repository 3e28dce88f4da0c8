import { useQuery } from '@tanstack/react-query';
import { NavLink, Outlet } from 'react-router';
import { meQuery } from '../../api/deskSession.ts';
import { useText } from '../useText.ts';
import { adminPages } from './adminPages.ts';

export function AdminLayout() {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  return (
    <main className="page page-admin">
      <nav className="admin-nav" aria-label={text('rail.admin')}>
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
