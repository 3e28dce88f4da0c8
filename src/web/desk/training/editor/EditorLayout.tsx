import { NavLink, Outlet } from 'react-router';
import { useText } from '../../useText.ts';

const pages = [
  { to: '/training/editor/courses', name: 'course' },
  { to: '/training/editor/quizzes', name: 'quiz' },
  { to: '/training/editor/practice-cases', name: 'practiceCase' },
] as const;

/** What trainers write: courses, their quizzes, and cases to practise on. */
export function EditorLayout() {
  const text = useText();
  return (
    <main className="page page-admin page-editor">
      <nav className="admin-nav" aria-label={text('editor.title')}>
        <ul>
          <li>
            <NavLink to="/training" end>
              {text('rail.training')}
            </NavLink>
          </li>
          {pages.map(({ to, name }) => (
            <li key={to}>
              <NavLink to={to}>{text(`referenceKind.${name}`)}</NavLink>
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
