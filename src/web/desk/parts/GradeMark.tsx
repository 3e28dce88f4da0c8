import { AlertOutlined, ThunderboltOutlined } from '@ant-design/icons';
import type { Grade } from '../../../domain/grade/vocabulary.ts';
import { useText } from '../useText.ts';

/** How urgent. Only 特急 and 紧急 have an icon and a colour, so that they stand out of a long list. */
export function GradeMark({ grade }: { readonly grade: Grade }) {
  const text = useText();
  return (
    <span className={`mark grade grade-${grade}`}>
      {grade === 'T' && <AlertOutlined aria-hidden />}
      {grade === 'J' && <ThunderboltOutlined aria-hidden />}
      {text(`grade.${grade}`)}
    </span>
  );
}
