import { useEffect, useRef } from 'react';
import { useText } from '../text.ts';
import { Icon } from './Icon.tsx';
import { Link } from './Link.tsx';

let isFirstPage = true;

/** The page's heading. Takes the focus when the page was reached by a link, so that a screen reader starts where the eye does. */
export function PageHead({ title, back }: { title: string; back?: string }) {
  const text = useText();
  const heading = usePageTitle(title);
  return (
    <div className="page-head">
      {back && (
        <Link className="page-back" href={back} aria-label={text('action.back')}>
          <Icon name="back" />
        </Link>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
    </div>
  );
}

export function usePageTitle(title: string) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${text('app.name')}`;
  }, [title, text]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return heading;
}
