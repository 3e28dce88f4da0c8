import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { roles } from '../../../domain/people/vocabulary.ts';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useText } from '../useText.ts';
import { type GrantDraft, needsUnit } from './grantFault.ts';

type GrantsFieldProps = { readonly value?: readonly GrantDraft[]; readonly onChange?: (grants: readonly GrantDraft[]) => void };

/** What a person may do, and for which unit with everything below it. */
export function GrantsField({ value = [], onChange }: GrantsFieldProps) {
  const text = useText();
  const set = (at: number, change: Partial<GrantDraft>) =>
    onChange?.(value.map((grant, index) => (index === at ? { ...grant, ...change } : grant)));
  return (
    <div className="grants-field">
      {value.map((grant, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a grant being chosen has no name but its place in the list
        <div key={at}>
          <Select
            aria-label={text('person.role')}
            value={grant.role}
            options={roles.map((role) => ({ value: role, label: text(`role.${role}`) }))}
            onChange={(role) => set(at, { role })}
          />
          <UnitSelect
            allowClear
            aria-label={text('person.grantUnit')}
            placeholder={text(needsUnit(grant.role) ? 'person.chooseUnit' : 'person.wholeSchool')}
            status={needsUnit(grant.role) && grant.unit === null ? 'error' : ''}
            value={grant.unit ?? undefined}
            onChange={(unit) => set(at, { unit: unit ?? null })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={text('person.removeGrant', { role: text(`role.${grant.role}`) })}
            onClick={() => onChange?.(value.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange?.([...value, { role: 'officer', unit: null }])}>
        {text('person.addGrant')}
      </Button>
    </div>
  );
}
