import { Button } from 'antd';
import { useText } from '../useText.ts';

type SaveBarProps = {
  readonly changes: number;
  readonly saving: boolean;
  /** Something has to be looked at or said first. */
  readonly blocked?: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
};

/** Stays in sight while there are changes that are not saved. */
export function SaveBar({ changes, saving, blocked = false, onSave, onDiscard }: SaveBarProps) {
  const text = useText();
  if (changes === 0) return null;
  return (
    <div className="save-bar" role="status">
      <b>{text('item.unsaved', { count: changes })}</b>
      <Button onClick={onDiscard} disabled={saving}>
        {text('item.discard')}
      </Button>
      <Button type="primary" onClick={onSave} loading={saving} disabled={blocked}>
        {text('action.save')}
      </Button>
    </div>
  );
}
