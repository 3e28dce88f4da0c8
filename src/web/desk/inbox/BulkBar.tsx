import { Button } from 'antd';
import type { CommandName } from '../../../domain/case/vocabulary.ts';
import { useText } from '../useText.ts';

export type BulkCommand = Extract<CommandName, 'Accept' | 'Dispatch'>;

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
        <Button key={command} size="small" type="primary" onClick={() => onGive(command)}>
          {text(`bulk.${command}`)}
        </Button>
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
