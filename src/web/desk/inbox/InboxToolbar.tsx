import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Form, Input, Segmented, Select, Switch, Tag, Tooltip } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { orders } from '../../../contract/cases.ts';
import { type Phase, phases } from '../../../domain/case/vocabulary.ts';
import { grades } from '../../../domain/grade/vocabulary.ts';
import { CategorySelect } from '../parts/CategorySelect.tsx';
import { PlaceSelect } from '../parts/PlaceSelect.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { type FilterField, narrowing } from './caseFilter.ts';
import { type Inbox, searchBoxId } from './useInbox.ts';

type ToolbarProps = Pick<Inbox, 'filter' | 'setFilter' | 'chosen'> & {
  /** The phases that this list is about, offered as one tap each; none: all phases are offered in the drawer. */
  readonly stages: readonly Phase[];
  readonly withUnit: boolean;
  /** Only what waits can be ordered by its clock. */
  readonly ordered: boolean;
};

const typingPauseMs = 300;

export function InboxToolbar({ filter, setFilter, chosen: shown, stages, withUnit, ordered }: ToolbarProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // When the pause is over the address may be another one: a row was clicked meanwhile.
  const latest = useRef(setFilter);
  useEffect(() => {
    latest.current = setFilter;
  });
  const chosen = narrowing(filter).filter((field) => field !== 'text' && !(field === 'phase' && stages.length > 0));
  const search = (typed: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current({ text: typed.trim() }, shown), typingPauseMs);
  };
  return (
    <div className="toolbar">
      <div className="toolbar-line">
        <Input
          id={searchBoxId}
          key={filter.text === undefined ? 'empty' : 'searching'}
          prefix={<SearchOutlined aria-hidden />}
          placeholder={text('inbox.search')}
          aria-label={text('inbox.search')}
          defaultValue={filter.text}
          autoFocus={filter.text !== undefined}
          allowClear
          onChange={(event) => search(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        {ordered && (
          <Tooltip title={text('inbox.order')}>
            <Select
              value={filter.order ?? 'clock'}
              aria-label={text('inbox.order')}
              options={orders.map((order) => ({ value: order, label: text(`order.${order}`) }))}
              onChange={(order) => setFilter({ order })}
              popupMatchSelectWidth={false}
            />
          </Tooltip>
        )}
        <Badge count={chosen.length} size="small" color="#1a56b0">
          <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>
            {text('inbox.filter')}
          </Button>
        </Badge>
      </div>
      {stages.length > 0 && (
        <Segmented
          block
          size="small"
          aria-label={text('inbox.stage')}
          value={filter.phase ?? 'all'}
          options={[
            { value: 'all', label: text('inbox.everything') },
            ...stages.map((phase) => ({ value: phase, label: text(`phase.${phase}`) })),
          ]}
          onChange={(value) => setFilter({ phase: value === 'all' ? undefined : value })}
        />
      )}
      {chosen.length > 0 && <Chips filter={filter} fields={chosen} setFilter={setFilter} />}
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={text('inbox.filterTitle')}
        size={360}
        extra={
          <Button
            size="small"
            onClick={() => setFilter(Object.fromEntries(chosen.map((field) => [field, undefined])))}
            disabled={chosen.length === 0}
          >
            {text('inbox.clear')}
          </Button>
        }
      >
        <Form layout="vertical">
          {stages.length === 0 && (
            <Form.Item htmlFor="filter-phase" label={text('case.phase')}>
              <Select
                id="filter-phase"
                allowClear
                value={filter.phase}
                options={phases.map((phase) => ({ value: phase, label: text(`phase.${phase}`) }))}
                onChange={(phase: string | undefined) => setFilter({ phase })}
              />
            </Form.Item>
          )}
          <Form.Item htmlFor="filter-grade" label={text('case.grade')}>
            <Select
              id="filter-grade"
              allowClear
              value={filter.grade}
              options={grades.map((grade) => ({ value: grade, label: text(`grade.${grade}`) }))}
              onChange={(grade: string | undefined) => setFilter({ grade })}
            />
          </Form.Item>
          <Form.Item label={text('inbox.overdueOnly')}>
            <Switch
              checked={filter.overdue === 'true'}
              onChange={(on) => setFilter({ overdue: on ? 'true' : undefined })}
              aria-label={text('inbox.overdueOnly')}
            />
          </Form.Item>
          <Form.Item htmlFor="filter-category" label={text('case.category')}>
            <CategorySelect
              id="filter-category"
              allowClear
              withClasses
              value={filter.category}
              onChange={(category) => setFilter({ category })}
            />
          </Form.Item>
          <Form.Item htmlFor="filter-place" label={text('case.place')}>
            <PlaceSelect id="filter-place" allowClear value={filter.place} onChange={(place) => setFilter({ place })} />
          </Form.Item>
          {withUnit && (
            <Form.Item htmlFor="filter-unit" label={text('case.unit')}>
              <UnitSelect id="filter-unit" allowClear value={filter.unit} onChange={(unit) => setFilter({ unit })} />
            </Form.Item>
          )}
        </Form>
      </Drawer>
    </div>
  );
}

function Chips({ filter, fields, setFilter }: Pick<Inbox, 'filter' | 'setFilter'> & { readonly fields: readonly FilterField[] }) {
  const text = useText();
  const names = useNames();
  return (
    <div className="filter-chips">
      {fields.map((field) => (
        <Tag
          key={field}
          closable={{ 'aria-label': text('inbox.removeFilter') }}
          onClose={() => setFilter({ [field]: undefined })}
        >
          {wordsFor(field)}
        </Tag>
      ))}
    </div>
  );

  function wordsFor(field: FilterField): string {
    switch (field) {
      case 'phase':
        return filter.phase ? text(`phase.${filter.phase}`) : '';
      case 'grade':
        return filter.grade ? text(`grade.${filter.grade}`) : '';
      case 'overdue':
        return text('overdue');
      case 'category':
        return filter.category?.length === 2 ? names.classOf(filter.category) : names.category(filter.category ?? '');
      case 'place':
        return names.place(filter.place ?? '');
      case 'unit':
        return names.unit(filter.unit ?? '');
      case 'text':
      case 'order':
        return String(filter[field] ?? '');
    }
  }
}
