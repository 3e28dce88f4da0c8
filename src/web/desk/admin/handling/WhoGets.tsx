import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { whoQuery } from '../../../api/deskHandling.ts';
import { CategorySelect } from '../../parts/CategorySelect.tsx';
import { PlaceSelect } from '../../parts/PlaceSelect.tsx';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';

/** "Who would get this on that day?", and which line of the catalogue says so. */
export function WhoGets({ on }: { readonly on: string }) {
  const text = useText();
  const names = useNames();
  const [category, setCategory] = useState<string | undefined>();
  const [place, setPlace] = useState<string | undefined>();
  const { data: answer } = useQuery(whoQuery({ category: category ?? '', place, on }));
  const cell = answer?.cell;
  const because = !cell
    ? text('catalogue.becauseCategory')
    : text('catalogue.becauseCell', {
        category:
          cell.category === ''
            ? text('catalogue.everyMatter')
            : cell.category.length === 2
              ? names.classOf(cell.category)
              : names.category(cell.category),
        place: cell.place === null ? text('catalogue.everywhere') : names.place(cell.place),
      });
  return (
    <section className="who-gets" aria-label={text('catalogue.who')}>
      <b>{text('catalogue.who')}</b>
      <CategorySelect aria-label={text('case.category')} value={category} onChange={setCategory} allowClear />
      <PlaceSelect aria-label={text('case.place')} value={place} onChange={setPlace} allowClear />
      <span className="number muted">{on}</span>
      <output aria-live="polite">
        {category && answer && (
          <>
            → <b>{names.unit(answer.unit)}</b>{' '}
            <small className="muted">
              {because}
              {answer.formerly && ` · ${text('catalogue.formerly', { unit: names.unit(answer.formerly) })}`}
              {answer.alternates.length > 0 && ` · ${text('catalogue.alternates', { units: names.units(answer.alternates) })}`}
            </small>
          </>
        )}
        {category && answer === null && <span className="answer-bad">{text('catalogue.nobody')}</span>}
      </output>
    </section>
  );
}
