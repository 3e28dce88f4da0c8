import { MeetingCommandBody } from '../../../contract/meetings.ts';
import type { MeetingCommandName } from '../../../domain/meeting/vocabulary.ts';
import type { DeskText } from '../useText.ts';
import type { ActionField } from './ActionBar.tsx';

/** The contract's schema of one field of a command. */
export function meetingField(
  text: DeskText,
  command: MeetingCommandName,
  name: string,
  input: 'words' | 'line' | 'day' | 'unit',
): ActionField {
  const body = MeetingCommandBody.options.find(({ shape }) => shape.type.value === command);
  // A command of the vocabulary is a member of the contract's union.
  const schema = (body!.shape as Record<string, ActionField['schema']>)[name]!;
  return { name, input, label: text(`sv.field.${name}` as 'sv.field.text'), schema };
}
