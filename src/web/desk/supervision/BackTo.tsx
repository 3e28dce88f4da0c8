import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link } from 'react-router';

/** The way back to the list that a page is of. */
export function BackTo({ to, name }: { readonly to: string; readonly name: string }) {
  return (
    <p className="sv-back">
      <Link to={to}>
        <ArrowLeftOutlined aria-hidden /> {name}
      </Link>
    </p>
  );
}
