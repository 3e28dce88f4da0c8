import { Checkbox, Input, InputNumber } from 'antd';
import { natures } from '../../../domain/case/vocabulary.ts';
import { grades } from '../../../domain/grade/vocabulary.ts';
import type { ItemData } from '../../api/deskReference.ts';
import { useText } from '../useText.ts';
import { SettingGroup, SettingPage, SettingRow } from './SettingPage.tsx';

type Rules = ItemData<'followUpRules'>;

/** 回访规则: whom the draw calls, how often it is tried, who is asked again, what is read aloud. */
export function FollowUpRulesPage() {
  const text = useText();
  return (
    <SettingPage kind="followUpRules" title={text('admin.followUpRules')} hint={text('admin.followUpRulesHint')}>
      {(draft, set) => <Fields draft={draft} set={set} />}
    </SettingPage>
  );
}

function Fields({ draft, set }: { readonly draft: Rules; readonly set: (change: Partial<Rules>) => void }) {
  const text = useText();
  const number = (
    name: 'percent' | 'halfDays' | 'selfServiceDays' | 'linkDays' | 'reinspectPercent' | 'reinspectWorkdays',
    most: number,
  ) => (
    <InputNumber
      id={`rules-${name}`}
      min={name === 'percent' || name === 'reinspectPercent' ? 0 : 1}
      max={most}
      precision={0}
      value={draft[name]}
      onChange={(value) => value !== null && set({ [name]: value })}
    />
  );
  return (
    <>
      <SettingGroup title={text('rules.draw')}>
        <SettingRow label={text('rules.natures')}>
          <Checkbox.Group
            aria-label={text('rules.natures')}
            value={draft.natures}
            options={natures.map((value) => ({ value, label: text(`nature.${value}`) }))}
            onChange={(chosen) => set({ natures: chosen })}
          />
        </SettingRow>
        <SettingRow label={text('rules.grades')}>
          <Checkbox.Group
            aria-label={text('rules.grades')}
            value={draft.grades}
            options={grades.map((value) => ({ value, label: text(`grade.${value}`) }))}
            onChange={(chosen) => set({ grades: chosen })}
          />
        </SettingRow>
        <SettingRow label={text('rules.percent')} hint={text('rules.percentHint')} of="rules-percent">
          {number('percent', 100)} %
        </SettingRow>
        <SettingRow label={text('rules.seed')} hint={text('rules.seedHint')} of="rules-seed">
          <Input id="rules-seed" maxLength={60} value={draft.seed} onChange={(event) => set({ seed: event.target.value })} />
        </SettingRow>
      </SettingGroup>
      <SettingGroup title={text('rules.attempts')}>
        <SettingRow label={text('rules.halfDays')} of="rules-halfDays">
          {number('halfDays', 6)}
        </SettingRow>
        <SettingRow label={text('rules.selfServiceDays')} of="rules-selfServiceDays">
          {number('selfServiceDays', 15)} {text('rules.days')}
        </SettingRow>
        <SettingRow label={text('rules.linkDays')} of="rules-linkDays">
          {number('linkDays', 30)} {text('rules.days')}
        </SettingRow>
      </SettingGroup>
      <SettingGroup title={text('rules.reinspection')}>
        <SettingRow label={text('rules.reinspectPercent')} hint={text('rules.reinspectHint')} of="rules-reinspectPercent">
          {number('reinspectPercent', 100)} %
        </SettingRow>
        <SettingRow label={text('rules.reinspectWorkdays')} of="rules-reinspectWorkdays">
          {number('reinspectWorkdays', 20)} {text('rules.workdays')}
        </SettingRow>
      </SettingGroup>
      <SettingGroup title={text('rules.script')}>
        <p className="muted">{text('rules.scriptHint')}</p>
        {(['zh', 'en'] as const).map((language) => (
          <SettingRow key={language} label={text(`rules.${language}`)} of={`rules-script-${language}`}>
            <Input.TextArea
              id={`rules-script-${language}`}
              lang={language === 'zh' ? 'zh-CN' : 'en'}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={language === 'zh' ? 600 : 900}
              value={draft.script[language]}
              onChange={(event) => set({ script: { ...draft.script, [language]: event.target.value } })}
            />
          </SettingRow>
        ))}
      </SettingGroup>
    </>
  );
}
