import type { OrderState } from './order.ts';
import { type OrderCommandName, type OrderPhase, openOrderPhases } from './vocabulary.ts';

const inHand = ['issued', 'signed'] as const satisfies readonly OrderPhase[];

/** In which phases each command makes sense; null is an order that does not exist yet. Printed in docs/rules.md. */
export const possibleIn: Record<OrderCommandName, readonly (OrderPhase | null)[]> = {
  Draft: [null],
  Issue: ['drafted'],
  Sign: ['issued'],
  Progress: inHand,
  Reply: inHand,
  SendBack: ['replied'],
  RequestExtension: inHand,
  RuleOnExtension: inHand,
  Remind: inHand,
  Escalate: inHand,
  Close: ['replied'],
  Withdraw: openOrderPhases,
};

export function isPossible(s: OrderState, name: OrderCommandName): boolean {
  return possibleIn[name].includes(s.phase) && makesSense(s, name);
}

/** Keeps away the buttons that could only be refused. */
function makesSense(s: OrderState, name: OrderCommandName): boolean {
  switch (name) {
    case 'RequestExtension':
      return !s.extended && s.extension === null;
    case 'RuleOnExtension':
      return s.extension !== null;
    case 'Escalate':
      return s.level !== 'third';
    default:
      return true;
  }
}
