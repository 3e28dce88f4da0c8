import { useQuery } from '@tanstack/react-query';
import { knowledgeFiguresQuery } from '../../api/deskKnowledge.ts';
import { dayAt } from '../../ui/format.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { shiftDay } from '../rates/days.ts';
import { useText } from '../useText.ts';

const days = 30;

/** Whether articles spared people a case in the last thirty days; nothing while nothing was offered. */
export function Deflection() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const to = shiftDay(dayAt(now), 1);
  const { data } = useQuery(knowledgeFiguresQuery(shiftDay(to, -days), to));
  if (!data || data.total.shown === 0) return null;
  const { shown, opened, solved, solvedButSent } = data.total;
  return (
    <p className="deflection">
      {text('knowledge.deflection', {
        days,
        shown: format.count(shown),
        opened: format.count(opened),
        openedShare: format.share(opened, shown) ?? '–',
        solved: format.count(solved),
        solvedShare: format.share(solved - solvedButSent, shown) ?? '–',
        sent: format.count(solvedButSent),
      })}
    </p>
  );
}
