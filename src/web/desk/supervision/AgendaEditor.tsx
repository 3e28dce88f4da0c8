import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Skeleton } from 'antd';
import { useState } from 'react';
import type { AgendaItem, MeetingDetail } from '../../../contract/meetings.ts';
import { newCaseId } from '../../api/caseId.ts';
import { candidatesQuery } from '../../api/deskSupervision.ts';
import { useText } from '../useText.ts';
import { AgendaLine } from './MeetingAgenda.tsx';
import { moved } from './moved.ts';

type AgendaEditorProps = {
  readonly detail: MeetingDetail;
  readonly onSave: (agenda: readonly Draft[]) => void;
  readonly onCancel: () => void;
};
type Draft = Pick<AgendaItem, 'id' | 'source' | 'ref' | 'label' | 'unit' | 'minutes'>;

/** The order of the agenda on the left, what else could be dealt with on the right: hard cases, orders, decisions that are not done. */
export function AgendaEditor({ detail, onSave, onCancel }: AgendaEditorProps) {
  const text = useText();
  const [items, setItems] = useState<readonly AgendaItem[]>(detail.agenda);
  const [free, setFree] = useState('');
  const candidates = useQuery(candidatesQuery(detail.classCode ?? undefined));
  const taken = new Set(items.map(({ ref }) => ref));
  const rest = (candidates.data?.items ?? []).filter(({ ref }) => !taken.has(ref));
  const add = (item: AgendaItem): void => setItems([...items, { ...item, id: newCaseId() }]);
  const addFree = (): void => {
    if (free.trim() === '') return;
    const none = { title: null, overdueSince: null, round: null, nudges: null, disputes: null, unit: null };
    setItems([...items, { id: newCaseId(), source: 'free', ref: null, label: free.trim(), minutes: 10, ...none }]);
    setFree('');
  };
  return (
    <div className="sv-agenda-editor">
      <div>
        <ol className="sv-agenda">
          {items.map((item, at) => (
            <li key={item.id}>
              <AgendaLine item={item} />
              <span className="row-actions">
                <InputNumber
                  size="small"
                  min={1}
                  max={240}
                  value={item.minutes}
                  aria-label={text('meeting.minutesFor', { item: item.label })}
                  onChange={(minutes) =>
                    setItems(items.map((each) => (each === item ? { ...each, minutes: minutes ?? 10 } : each)))
                  }
                />
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowUpOutlined />}
                  aria-label={text('meeting.up', { item: item.label })}
                  disabled={at === 0}
                  onClick={() => setItems(moved(items, at, -1))}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowDownOutlined />}
                  aria-label={text('meeting.down', { item: item.label })}
                  disabled={at === items.length - 1}
                  onClick={() => setItems(moved(items, at, 1))}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={text('meeting.remove', { item: item.label })}
                  onClick={() => setItems(items.filter((each) => each !== item))}
                />
              </span>
            </li>
          ))}
        </ol>
        <div className="sv-free">
          <Input
            value={free}
            maxLength={120}
            placeholder={text('meeting.freeItem')}
            aria-label={text('meeting.freeItem')}
            onChange={({ target }) => setFree(target.value)}
            onPressEnter={addFree}
          />
          <Button icon={<PlusOutlined />} onClick={addFree}>
            {text('meeting.add')}
          </Button>
        </div>
        <div className="page-actions">
          <Button
            type="primary"
            onClick={() =>
              onSave(items.map(({ id, source, ref, label, unit, minutes }) => ({ id, source, ref, label, unit, minutes })))
            }
          >
            {text('action.save')}
          </Button>
          <Button onClick={onCancel}>{text('action.cancel')}</Button>
        </div>
      </div>
      <div>
        <h3>{text('meeting.candidates')}</h3>
        {candidates.isPending && <Skeleton active />}
        <ul className="sv-agenda sv-candidates">
          {rest.map((item) => (
            <li key={item.id}>
              <AgendaLine item={item} />
              <Button
                size="small"
                icon={<PlusOutlined />}
                onClick={() => add(item)}
                aria-label={text('meeting.addItem', { item: item.label })}
              />
            </li>
          ))}
        </ul>
        {!candidates.isPending && rest.length === 0 && <p className="muted">{text('meeting.noCandidates')}</p>}
      </div>
    </div>
  );
}
