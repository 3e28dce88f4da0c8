import { InputNumber } from 'antd';
import { ProposalRules } from '../../../contract/proposalRules.ts';
import { SettingGroup, SettingPage, SettingRow } from '../admin/SettingPage.tsx';
import { rangeOf } from '../parts/formRules.ts';
import { useText } from '../useText.ts';

const { shape } = ProposalRules;
const rows = [
  { name: 'threshold', unit: 'proposalRules.people' },
  { name: 'answerDays', unit: 'proposalRules.workdays' },
] as const;

/** 附议规则: after how many supporters an answer is owed, and how long it may take. */
export function ProposalRulesPage() {
  const text = useText();
  return (
    <SettingPage
      kind="proposalRules"
      title={text('admin.proposalRules')}
      hint={text('admin.proposalRulesHint')}
      first={ProposalRules.parse({})}
      firstHolds
    >
      {(draft, set) => (
        <SettingGroup title={text('proposalRules.title')}>
          {rows.map(({ name, unit }) => (
            <SettingRow
              key={name}
              label={text(`proposalRules.${name}`)}
              hint={text(`proposalRules.${name}Hint`)}
              of={`proposals-${name}`}
            >
              <InputNumber
                id={`proposals-${name}`}
                {...rangeOf(shape[name])}
                precision={0}
                value={draft[name]}
                onChange={(value) => value !== null && set({ [name]: value })}
              />{' '}
              {text(unit)}
            </SettingRow>
          ))}
        </SettingGroup>
      )}
    </SettingPage>
  );
}
