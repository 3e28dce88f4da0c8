import { CheckOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Tooltip } from 'antd';
import { useState } from 'react';
import { type Item, itemsQuery } from '../../api/deskReference.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { GradeMark } from '../parts/GradeMark.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { CategoryFields } from './CategoryFields.tsx';
import { type Editing, ItemEditor } from './ItemEditor.tsx';
import { NameFields } from './NameFields.tsx';
import { nextCode } from './nextCode.ts';

type Open =
  | { readonly kind: 'class'; readonly editing: Editing<'class'> }
  | { readonly kind: 'category'; readonly editing: Editing<'category'> };

/** The taxonomy: ten or so classes, each with its matters and all that is decided by them. */
export function CategoriesPage() {
  const text = useText();
  const classes = useQuery(itemsQuery('class'));
  const categories = useQuery(itemsQuery('category'));
  const [open, setOpen] = useState<Open | null>(null);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const found = (categories.data ?? []).filter(
    ({ id, data }) => !wanted || [id, data.name, data.nameEn, ...data.keywords].join(' ').toLowerCase().includes(wanted),
  );
  const codes = (categories.data ?? []).map((item) => item.id);
  const newClass: Open = {
    kind: 'class',
    editing: {
      item: null,
      id: nextCode(
        '',
        (classes.data ?? []).map((item) => item.id),
      ),
      data: {},
    },
  };

  return (
    <>
      <AdminHead title={text('admin.categories')} hint={text('admin.categoriesHint')}>
        <Input.Search
          allowClear
          placeholder={text('admin.search')}
          aria-label={text('admin.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button icon={<PlusOutlined />} onClick={() => setOpen(newClass)}>
          {text('admin.newClass')}
        </Button>
      </AdminHead>
      <ListState
        pending={classes.isPending || categories.isPending}
        error={classes.error ?? categories.error}
        retry={() => Promise.all([classes.refetch(), categories.refetch()])}
        isEmpty={found.length === 0 && (wanted !== '' || (classes.data ?? []).length === 0)}
        empty={<EmptyHint icon={<PlusOutlined />} title={text('admin.nothing')} hint={text('admin.nothingHint')} />}
      >
        {(classes.data ?? []).map((each) => {
          const members = found.filter((category) => category.data.parent === each.id);
          if (members.length === 0 && wanted) return null;
          return (
            <section key={each.id} className="category-class">
              <header>
                <h2>
                  <span className="number">{each.id}</span> {each.data.name} <small>{each.data.nameEn}</small>
                </h2>
                <span className="row-actions">
                  <Button
                    size="small"
                    type="text"
                    icon={<EditOutlined />}
                    aria-label={text('item.editName', { name: each.data.name })}
                    onClick={() => setOpen({ kind: 'class', editing: { item: each } })}
                  />
                  <Button
                    size="small"
                    icon={<PlusOutlined />}
                    onClick={() =>
                      setOpen({
                        kind: 'category',
                        editing: { item: null, id: nextCode(each.id, codes), data: newCategory(each.id) },
                      })
                    }
                  >
                    {text('admin.newCategory')}
                  </Button>
                </span>
              </header>
              <CategoryTable items={members} onEdit={(item) => setOpen({ kind: 'category', editing: { item } })} />
            </section>
          );
        })}
      </ListState>
      {open?.kind === 'class' && (
        <ItemEditor kind="class" editing={open.editing} onClose={() => setOpen(null)} idHint={text('category.classCodeHint')}>
          <NameFields />
        </ItemEditor>
      )}
      {open?.kind === 'category' && (
        <ItemEditor kind="category" editing={open.editing} onClose={() => setOpen(null)} idHint={text('category.codeHint')}>
          <CategoryFields classes={classes.data ?? []} />
        </ItemEditor>
      )}
    </>
  );
}

const newCategory = (parent: string) =>
  ({
    parent,
    nature: 'help',
    grade: 'Y',
    confidentiality: 'normal',
    publishable: true,
    assessed: true,
    statutory: false,
    optional: false,
    retired: false,
  }) as const;

function CategoryTable({
  items,
  onEdit,
}: {
  readonly items: readonly Item<'category'>[];
  readonly onEdit: (item: Item<'category'>) => void;
}) {
  const text = useText();
  const names = useNames();
  const flags = ['publishable', 'assessed', 'statutory'] as const;
  return (
    <table className="plain-table category-table">
      <thead>
        <tr>
          <th scope="col">{text('category.code')}</th>
          <th scope="col">{text('item.name')}</th>
          <th scope="col">{text('category.nature')}</th>
          <th scope="col">{text('case.grade')}</th>
          <th scope="col">{text('case.confidentiality')}</th>
          <th scope="col">{text('category.units')}</th>
          <th scope="col">{text('category.requiredFields')}</th>
          {flags.map((flag) => (
            <th key={flag} scope="col" className="centred">
              {text(`category.${flag}`)}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">{text('item.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={item.data.retired ? 'retired' : ''}>
            <td className="number">{item.id}</td>
            <td>
              {item.data.name} {item.data.retired && <span className="mark flag">{text('item.retired')}</span>}
            </td>
            <td>{text(`nature.${item.data.nature}`)}</td>
            <td>
              <GradeMark grade={item.data.grade} />
            </td>
            <td>{item.data.confidentiality === 'normal' ? '–' : text(`confidentiality.${item.data.confidentiality}`)}</td>
            <td>
              {names.unit(item.data.defaultUnit)}
              <Alternates units={item.data.alternates.map(names.unit)} />
            </td>
            <td className="muted">{item.data.requiredFields.map((field) => text(`requiredField.${field}`)).join('、') || '–'}</td>
            {flags.map((flag) => (
              <td key={flag} className="centred">
                {item.data[flag] ? <CheckOutlined aria-label={text('answer.yes')} /> : <span className="muted">–</span>}
              </td>
            ))}
            <td className="right">
              <Button
                size="small"
                type="text"
                icon={<EditOutlined />}
                aria-label={text('item.editName', { name: item.data.name })}
                onClick={() => onEdit(item)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A matter of every college has a dozen alternates: the first two, and how many more. */
function Alternates({ units }: { readonly units: readonly string[] }) {
  const text = useText();
  if (units.length === 0) return null;
  const shown =
    units.length <= 3
      ? units.join('、')
      : text('category.alternatesMore', { units: units.slice(0, 2).join('、'), count: units.length });
  return (
    <Tooltip title={units.join('、')}>
      <small className="muted alternates">{shown}</small>
    </Tooltip>
  );
}
