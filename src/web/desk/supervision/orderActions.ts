import { OrderCommandBody, type OrderDetail } from '../../../contract/orders.ts';
import { type OrderCommandName, orderLevels } from '../../../domain/order/vocabulary.ts';
import type { Names } from '../parts/names.ts';
import type { DeskText } from '../useText.ts';
import type { Action, ActionField } from './ActionBar.tsx';

/** The most likely first; what ends an order last. */
const order: readonly OrderCommandName[] = [
  'Issue',
  'Sign',
  'Reply',
  'Close',
  'RuleOnExtension',
  'Progress',
  'SendBack',
  'RequestExtension',
  'Remind',
  'Escalate',
  'Withdraw',
];

function schemaOf(command: OrderCommandName, field: string) {
  const body = OrderCommandBody.options.find(({ shape }) => shape.type.value === command);
  // A command of the vocabulary is a member of the contract's union.
  return (body!.shape as Record<string, ActionField['schema']>)[field]!;
}

/** What the reader may do with an order now, with the fields of each. @param own units of the reader */
export function orderActions(detail: OrderDetail, own: readonly string[], text: DeskText, names: Names): Action[] {
  const field = (command: OrderCommandName, name: string, input: 'words' | 'line' | 'number' | 'day' | 'photos' | 'check') =>
    ({ name, input, label: text(`sv.field.${name}` as 'sv.field.text'), schema: schemaOf(command, name) }) as ActionField;
  const choice = (
    command: OrderCommandName,
    name: string,
    options: { value: string | boolean; label: string }[],
  ): ActionField => ({
    name,
    input: 'choice',
    label: text(`sv.field.${name}` as 'sv.field.text'),
    schema: schemaOf(command, name),
    options,
  });
  const mine = detail.recipients.filter(({ unit }) => own.includes(unit));
  const recipient = (command: 'Sign' | 'Progress' | 'Reply', left: typeof mine) => {
    const initial = { recipient: left[0]?.unit ?? '' };
    const options = left.map(({ unit }) => ({ value: unit, label: names.unit(unit) }));
    return { initial, fields: left.length > 1 ? [choice(command, 'recipient', options)] : [] };
  };
  const made = (name: OrderCommandName): Omit<Action, 'name' | 'title'> | null => {
    switch (name) {
      case 'Draft':
        return null;
      case 'Issue':
        return { fields: [] };
      case 'Sign':
        return recipient(
          'Sign',
          mine.filter((r) => r.signedAt === null),
        );
      case 'Progress': {
        const { initial, fields } = recipient('Progress', mine);
        return {
          initial,
          fields: [...fields, field(name, 'text', 'words'), field(name, 'plannedOn', 'day'), field(name, 'photos', 'photos')],
        };
      }
      case 'Reply': {
        const { initial, fields } = recipient(
          'Reply',
          mine.filter((r) => r.repliedAt === null),
        );
        return {
          initial,
          fields: [
            ...fields,
            field(name, 'measures', 'words'),
            field(name, 'result', 'words'),
            field(name, 'responsible', 'line'),
            field(name, 'photos', 'photos'),
          ],
        };
      }
      case 'RequestExtension':
        return { fields: [field(name, 'workdays', 'number'), field(name, 'text', 'words')] };
      case 'RuleOnExtension':
        return {
          fields: [
            choice(name, 'granted', [
              { value: true, label: text('sv.granted.yes') },
              { value: false, label: text('sv.granted.no') },
            ]),
            field(name, 'text', 'words'),
          ],
        };
      case 'Escalate': {
        const higher = orderLevels.slice(orderLevels.indexOf(detail.level) + 1);
        return {
          initial: { level: higher[0] },
          fields: [
            choice(
              name,
              'level',
              higher.map((value) => ({ value, label: text(`orderLevel.${value}`) })),
            ),
            field(name, 'text', 'words'),
          ],
        };
      }
      case 'Close':
        return {
          initial: { assessed: true },
          fields: [
            choice(name, 'solved', [
              { value: true, label: text('sv.solved.yes') },
              { value: false, label: text('sv.solved.no') },
            ]),
            field(name, 'text', 'words'),
            field(name, 'assessed', 'check'),
          ],
        };
      case 'Withdraw':
        return { grave: true, fields: [field(name, 'text', 'words')] };
      case 'SendBack':
      case 'Remind':
        return { fields: [field(name, 'text', 'words')] };
    }
  };
  return order
    .filter((name) => detail.allowed.includes(name))
    .flatMap((name) => {
      const action = made(name);
      return action === null ? [] : [{ name, title: text(`order.do.${name}` as 'order.do.Sign'), ...action }];
    });
}
