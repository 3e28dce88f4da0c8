import { Button, Tooltip } from 'antd';
import type { CommandName } from '../../../domain/case/vocabulary.ts';
import { useText } from '../useText.ts';

export type BulkCommand = Extract<CommandName, 'Accept' | 'Dispatch' | 'Merge'>;

/** How many cases must be chosen at least. */
export const fewest: Readonly<Record<BulkCommand, number>> = { Accept: 1, Dispatch: 1, Merge: 2 };

type BulkBarProps = {
  readonly commands: readonly BulkCommand[];
  readonly count: number;
  readonly all: boolean;
  readonly onAll: () => void;
  readonly onNone: () => void;
  readonly onGive: (command: BulkCommand) => void;
};

export function BulkBar({ commands, count, all, onAll, onNone, onGive }: BulkBarProps) {
  const text = useText();
  return (
    <div className="bulk-bar" role="toolbar" aria-label={text('bulk.title')}>
      <b>{text('bulk.chosen', { count })}</b>
      {commands.map((command) => (
        <Tooltip key={command} title={count < fewest[command] ? text('bulk.mergeTwo') : undefined}>
          <Button size="small" type="primary" disabled={count < fewest[command]} onClick={() => onGive(command)}>
            {text(`bulk.${command}`)}
          </Button>
        </Tooltip>
      ))}
      {!all && (
        <Button size="small" type="text" onClick={onAll}>
          {text('bulk.all')}
        </Button>
      )}
      <Button size="small" type="text" onClick={onNone}>
        {text('bulk.none')}
      </Button>
    </div>
  );
}
