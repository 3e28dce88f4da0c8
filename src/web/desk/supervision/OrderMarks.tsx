import type { OrderLine } from '../../../contract/orders.ts';
import type { OrderLevel, OrderPhase } from '../../../domain/order/vocabulary.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { useText } from '../useText.ts';

export function LevelMark({ level }: { readonly level: OrderLevel }) {
  const text = useText();
  return <span className={`mark sv-level sv-level-${level}`}>{text(`orderLevel.${level}`)}</span>;
}

export function OrderPhaseMark({ phase }: { readonly phase: OrderPhase }) {
  const text = useText();
  return <span className={`mark sv-phase sv-phase-${phase}`}>{text(`orderPhase.${phase}`)}</span>;
}

/** The next deadline with what it is for: an order is signed for first, and answered days later. */
export function OrderDue({ line }: { readonly line: Pick<OrderLine, 'next' | 'phase'> }) {
  const text = useText();
  if (line.next === null) return null;
  return <DeadlineMark due={line.next} start={line.next.from} name={text(line.phase === 'issued' ? 'short.sign' : 'sv.reply')} />;
}

/** What an order is called: its title, or why there is none to read. */
export function OrderTitle({ line }: { readonly line: Pick<OrderLine, 'title'> }) {
  const text = useText();
  return line.title === null ? <span className="mark secret">{text('sv.confidential')}</span> : line.title;
}
