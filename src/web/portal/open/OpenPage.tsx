import { Icon, type IconName } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useOpenText } from './text.ts';
import '../styles/open.css';

const pages = [
  { href: '/answers', icon: 'check', name: 'answers' },
  { href: '/performance', icon: 'star', name: 'performance' },
  { href: '/reports', icon: 'list', name: 'reports' },
  { href: '/acted', icon: 'shield', name: 'acted' },
  { href: '/help', icon: 'search', name: 'help' },
  { href: '/data', icon: 'save', name: 'data' },
] as const satisfies readonly { href: string; icon: IconName; name: string }[];

/** Everything that everybody may read. */
export default function OpenPage() {
  const text = useOpenText();
  return (
    <>
      <PageHead title={text('open.title')} back="/" />
      <p className="page-lead">{text('open.lead')}</p>
      <section className="card rows">
        {pages.map(({ href, icon, name }) => (
          <Link className="row-link" href={href} key={href}>
            <Icon name={icon} />
            <span>
              {text(`open.${name}`)}
              <span className="row-hint">{text(`open.${name}Hint`)}</span>
            </span>
            <Icon name="chevron" />
          </Link>
        ))}
      </section>
    </>
  );
}
