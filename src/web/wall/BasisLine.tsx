import { text } from './text.ts';
import { useWall } from './WallContext.ts';

/** By what was counted (口径): a number without it means nothing. */
export function BasisLine() {
  const { board, names } = useWall();
  const { assessment, period } = board;
  return (
    <footer className="basis">
      {text('wall.basis', {
        assessment: names.either(assessment),
        period: period.key,
        scheme: names.either({ name: assessment.scheme, nameEn: assessment.schemeEn }),
      })}
    </footer>
  );
}
