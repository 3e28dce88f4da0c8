import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { ArticleBlocks } from '../../ui/ArticleBlocks.tsx';
import { dayAt } from '../../ui/format.ts';
import { Failed, Loading } from '../parts/States.tsx';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import '../styles/articles.css';

const freshMs = 300_000;

/** What an article says, in the reader's language where there is one, who answers for it and when it was last checked. */
export default function ArticleBody({ id }: { readonly id: string }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const answer = useAnswer(`article ${id}`, (signal) => call(portalEndpoints.readArticle, { params: { id } }, signal), freshMs);
  if (answer.state === 'loading') return <Loading />;
  if (answer.state === 'failed') return <Failed problem={answer.problem} onRetry={answer.reload} />;
  const { blocks, blocksEn, unit, checkedAt } = answer.value;
  const english = currentLanguage() === 'en' && blocksEn.length > 0;
  return (
    <>
      <div lang={english ? 'en' : 'zh-CN'}>
        <ArticleBlocks blocks={english ? blocksEn : blocks} />
      </div>
      <p className="article-source">
        {text('article.source', { unit: names.unit(unit), day: format.day(dayAt(checkedAt), now) })}
      </p>
    </>
  );
}
