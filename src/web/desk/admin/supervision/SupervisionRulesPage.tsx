import { InputNumber, Select, Switch } from 'antd';
import { type OrderLevel, orderLevels } from '../../../../domain/order/vocabulary.ts';
import type { ItemData } from '../../../api/deskReference.ts';
import { useText } from '../../useText.ts';
import { SettingGroup, SettingPage, SettingRow } from '../SettingPage.tsx';

type Rules = ItemData<'supervision'>;
type Rule = keyof Rules['rules'];
const rules = ['overdue', 'dissatisfied', 'repeated', 'hot', 'safety'] as const satisfies readonly Rule[];
/** Which rules look back over days; the others look at one case. */
const withDays: readonly Rule[] = ['repeated', 'hot'];
const hasThreshold = (name: Rule): name is Exclude<Rule, 'safety'> => name !== 'safety';

/** 督办规则: what raises an order by itself, how long each level has, and when an unanswered order climbs. */
export function SupervisionRulesPage() {
  const text = useText();
  return (
    <SettingPage kind="supervision" title={text('admin.supervision')} hint={text('admin.supervisionHint')}>
      {(draft, set) => <Fields draft={draft} set={set} />}
    </SettingPage>
  );
}

function Fields({ draft, set }: { readonly draft: Rules; readonly set: (change: Partial<Rules>) => void }) {
  const text = useText();
  const levels = orderLevels.map((value) => ({ value, label: text(`orderLevel.${value}`) }));
  const setRule = (name: Rule, change: Partial<Rules['rules'][Rule]>) =>
    set({ rules: { ...draft.rules, [name]: { ...draft.rules[name], ...change } } });
  const setLadder = (change: Partial<Rules['ladder']>) => set({ ladder: { ...draft.ladder, ...change } });
  return (
    <>
      <SettingGroup title={text('svRules.raise')}>
        <p className="muted">{text('svRules.raiseHint')}</p>
        {rules.map((name) => {
          const rule = draft.rules[name];
          return (
            <SettingRow key={name} label={text(`orderSource.${name}`)} hint={text(`svRules.${name}`)}>
              <div className="rule-line">
                <Switch
                  aria-label={text('svRules.enabled', { rule: text(`orderSource.${name}`) })}
                  checked={rule.enabled}
                  onChange={(enabled) => setRule(name, { enabled })}
                />
                {hasThreshold(name) && (
                  <Count
                    label={text(`svRules.threshold.${name}`)}
                    most={100_000}
                    disabled={!rule.enabled}
                    value={rule.threshold}
                    onChange={(threshold) => setRule(name, { threshold })}
                  />
                )}
                {withDays.includes(name) && (
                  <Count
                    label={text('svRules.days')}
                    most={400}
                    disabled={!rule.enabled}
                    value={rule.days}
                    onChange={(days) => setRule(name, { days })}
                  />
                )}
                <Select
                  aria-label={text('svRules.levelOf', { rule: text(`orderSource.${name}`) })}
                  disabled={!rule.enabled}
                  value={rule.level}
                  options={levels}
                  onChange={(level: OrderLevel) => setRule(name, { level })}
                />
              </div>
            </SettingRow>
          );
        })}
      </SettingGroup>
      <SettingGroup title={text('svRules.times')}>
        {orderLevels.map((level) => (
          <SettingRow key={level} label={text(`orderLevel.${level}`)} of={`workdays-${level}`}>
            <InputNumber
              id={`workdays-${level}`}
              min={0}
              max={60}
              precision={0}
              value={draft.workdays[level]}
              onChange={(days) => days !== null && set({ workdays: { ...draft.workdays, [level]: days } })}
            />{' '}
            {text('rules.workdays')}
          </SettingRow>
        ))}
        <SettingRow label={text('svRules.sign')} of="sign-minutes">
          <InputNumber
            id="sign-minutes"
            min={1}
            max={10_000}
            precision={0}
            value={draft.signWorkMinutes}
            onChange={(signWorkMinutes) => signWorkMinutes !== null && set({ signWorkMinutes })}
          />{' '}
          {text('svRules.workMinutes')}
        </SettingRow>
      </SettingGroup>
      <SettingGroup title={text('svRules.ladder')}>
        <SettingRow label={text('svRules.ladderEnabled')} hint={text('svRules.ladderHint')}>
          <Switch
            aria-label={text('svRules.ladderEnabled')}
            checked={draft.ladder.enabled}
            onChange={(enabled) => setLadder({ enabled })}
          />
        </SettingRow>
        <SettingRow label={text('svRules.ladderAfter')} of="ladder-after">
          <InputNumber
            id="ladder-after"
            min={0}
            max={100_000}
            precision={0}
            disabled={!draft.ladder.enabled}
            value={draft.ladder.afterWorkMinutes}
            onChange={(afterWorkMinutes) => afterWorkMinutes !== null && setLadder({ afterWorkMinutes })}
          />{' '}
          {text('svRules.workMinutes')}
        </SettingRow>
        <SettingRow label={text('svRules.ladderUpTo')}>
          <Select
            aria-label={text('svRules.ladderUpTo')}
            disabled={!draft.ladder.enabled}
            value={draft.ladder.upTo}
            options={levels}
            onChange={(upTo: OrderLevel) => setLadder({ upTo })}
          />
        </SettingRow>
      </SettingGroup>
    </>
  );
}

function Count({
  label,
  most,
  disabled,
  value,
  onChange,
}: {
  readonly label: string;
  readonly most: number;
  readonly disabled: boolean;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <span>
      {label}{' '}
      <InputNumber
        aria-label={label}
        min={1}
        max={most}
        precision={0}
        disabled={disabled}
        value={value}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
      />
    </span>
  );
}
