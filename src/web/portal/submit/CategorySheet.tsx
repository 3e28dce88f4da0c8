import { useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { useText } from '../text.ts';
import { useNames, useReference } from '../useReference.ts';
import { type Category, searchCategories } from './suggestCategories.ts';

/** The classes as a grid, then the categories of one; or a search over all of them. */
export default function CategorySheet({ onChoose, onClose }: { onChoose: (category: Category) => void; onClose: () => void }) {
  const text = useText();
  const reference = useReference();
  const names = useNames();
  const [typed, setTyped] = useState('');
  const [within, setWithin] = useState<string | null>(null);
  const searched = typed.trim();

  if (reference.state !== 'ready') {
    return (
      <Sheet title={text('category.choose')} onClose={onClose} full>
        {reference.state === 'loading' ? (
          <Loading lines={6} />
        ) : (
          <Failed problem={reference.problem} onRetry={reference.reload} />
        )}
      </Sheet>
    );
  }

  const { classes, categories } = reference.value;
  const parent = classes.find(({ code }) => code === within);
  const nameOf = (named: { name: string; nameEn: string }) => names.category(named as Category);
  const listed = searched
    ? searchCategories(searched, categories)
    : categories.filter((category) => category.parent === within && !category.retired);

  return (
    <Sheet title={parent && !searched ? nameOf(parent) : text('category.choose')} onClose={onClose} full>
      <label className="search">
        <Icon name="search" />
        <span className="visually-hidden">{text('category.search')}</span>
        <input
          type="search"
          value={typed}
          autoComplete="off"
          placeholder={text('category.searchExample')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>

      {searched === '' && !parent && (
        <ul className="class-grid">
          {classes.map((each) => (
            <li key={each.code}>
              <button type="button" className="class-tile" onClick={() => setWithin(each.code)}>
                {nameOf(each)}
              </button>
            </li>
          ))}
        </ul>
      )}

      {parent && searched === '' && (
        <button type="button" className="button button-quiet pick-back" onClick={() => setWithin(null)}>
          <Icon name="back" />
          {text('category.allClasses')}
        </button>
      )}
      {(parent || searched !== '') && (
        <ul className="picks">
          {listed.map((category) => (
            <li key={category.code}>
              <button type="button" className="pick" onClick={() => onChoose(category)}>
                <span>{names.category(category)}</span>
                {category.confidentiality !== 'normal' && (
                  <span className="badge badge-plain">{text(`confidentiality.${category.confidentiality}`)}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      {searched !== '' && listed.length === 0 && (
        <Empty icon="search" title={text('category.none', { typed: searched })} hint={text('category.noneHint')} />
      )}
    </Sheet>
  );
}
