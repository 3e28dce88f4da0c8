import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Loading } from '../parts/States.tsx';
import { useText } from '../text.ts';
import ArticleBody from './ArticleBody.tsx';
import '../styles/articles.css';

const freshMs = 300_000;

/** One article, with others of its category and the way to ask all the same. */
export default function ArticlePage({ id }: { readonly id: string }) {
  const text = useText();
  const answer = useAnswer(`article ${id}`, (signal) => call(portalEndpoints.readArticle, { params: { id } }, signal), freshMs);
  const english = currentLanguage() === 'en';
  const name = ({ title, titleEn }: { title: string; titleEn: string }) => (english && titleEn !== '' ? titleEn : title);
  if (answer.state === 'loading') return <Loading lines={6} />;
  if (answer.state === 'failed' && answer.problem.status === 404) {
    return (
      <div className="card">
        <Empty wholePage icon="search" title={text('article.gone')} hint={text('article.goneHint')}>
          <Link className="button button-main" href="/help">
            {text('articles.title')}
          </Link>
        </Empty>
      </div>
    );
  }
  return (
    <>
      <PageHead title={answer.state === 'ready' ? name(answer.value) : text('articles.title')} back="/help" />
      <article className="card">
        <ArticleBody id={id} />
      </article>
      {answer.state === 'ready' && answer.value.related.length > 0 && (
        <section className="card">
          <h2>{text('article.related')}</h2>
          <ul className="article-list">
            {answer.value.related.map((other) => (
              <li key={other.id}>
                <Link className="row-link" href={`/help/${other.id}`}>
                  <span>{name(other)}</span>
                  <Icon name="chevron" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="article-ask">
        {text('article.notEnough')} <Link href="/">{text('nav.submit')}</Link>
      </p>
    </>
  );
}
