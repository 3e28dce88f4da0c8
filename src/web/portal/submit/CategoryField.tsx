import { lazy, Suspense, useState } from 'react';
import { currentLanguage } from '../../i18n/language.ts';
import { FieldGroup } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useText } from '../text.ts';
import { useFormat } from '../useFormat.ts';
import { useNames, useReference } from '../useReference.ts';
import { changeDraft, useDraft } from './draftStore.ts';
import { limitsIn, limitWords } from './expectedTime.ts';
import type { Category } from './suggestCategories.ts';
import { useSuggestedCategories } from './useSuggestedCategories.ts';

const CategorySheet = lazy(() => import('./CategorySheet.tsx'));

/** Suggested from what was typed, or chosen from the list; then what it means: hint, expected time, who may read it. */
export function CategoryField({ problem }: { problem: string | null }) {
  const text = useText();
  const draft = useDraft();
  const names = useNames();
  const reference = useReference();
  const [open, setOpen] = useState(false);
  const chosen = draft.categoryCode === null ? null : names.categoryOf(draft.categoryCode);
  const suggested = useSuggestedCategories(draft, chosen || reference.state !== 'ready' ? null : reference.value.categories);
  const choose = (category: Category) => {
    changeDraft({ categoryCode: category.code });
    setOpen(false);
  };

  return (
    <>
      <FieldGroup label={text('category.label')} required problem={problem}>
        {/* Room is kept for them: what came late would push away the field under the thumb. */}
        <div aria-live="polite" className={chosen ? undefined : 'chips-room'}>
          {!chosen && suggested.length === 0 && <span className="chips-label">{text('category.suggestHint')}</span>}
          {suggested.length > 0 && (
            <div className="chips">
              <span className="chips-label">{text('category.suggested')}</span>
              {suggested.map((category) => (
                <button type="button" className="chip" key={category.code} onClick={() => choose(category)}>
                  {names.category(category)}
                </button>
              ))}
            </div>
          )}
        </div>
        <button type="button" className="row-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="tag" />
          {chosen ? (
            <span className="row-value">{names.category(chosen)}</span>
          ) : (
            <span className="row-placeholder">{text('category.choose')}</span>
          )}
          <span className="row-action">{chosen ? text('category.change') : <Icon name="chevron" />}</span>
        </button>
      </FieldGroup>
      {chosen && <CategoryMeaning category={chosen} />}
      {open && (
        <Suspense fallback={null}>
          <CategorySheet onChoose={choose} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function CategoryMeaning({ category }: { category: Category }) {
  const text = useText();
  const format = useFormat();
  const reference = useReference();
  const hint = currentLanguage() === 'en' && category.hintEn ? category.hintEn : category.hint;
  const limits = reference.state === 'ready' ? limitsIn(reference.value)?.[category.grade] : null;
  return (
    <div className="meaning">
      {hint && <p>{hint}</p>}
      <p className="meaning-time">
        <Icon name="clock" />
        {limits
          ? text('category.expected', {
              respond: limitWords(limits.respond, text, format),
              resolve: limitWords(limits.resolve, text, format),
            })
          : text('category.expectedByGrade', { grade: text(`grade.${category.grade}`) })}
      </p>
      {category.confidentiality !== 'normal' && <Notice icon="lock">{text(`category.${category.confidentiality}`)}</Notice>}
    </div>
  );
}
