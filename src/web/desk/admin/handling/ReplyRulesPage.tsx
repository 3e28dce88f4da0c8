import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { replyRuleIds } from '../../../../contract/handling.ts';
import { type ItemData, itemsQuery, usePutItem } from '../../../api/deskReference.ts';
import { ListState } from '../../parts/ListState.tsx';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { HistoryDrawer } from '../HistoryDrawer.tsx';
import { SaveBar } from '../SaveBar.tsx';

type Rules = ItemData<'replyRules'>;
/** What is compared with other texts can advise, not refuse. */
const softOnly: readonly (typeof replyRuleIds)[number][] = ['answers-question', 'copied'];

const first: Rules = {
  severities: {
    'forbidden-ending': 'hard',
    'unfilled-blank': 'hard',
    'answers-question': 'advise',
    'says-what': 'advise',
    'says-when': 'advise',
    'says-whom': 'advise',
    'too-short': 'advise',
    copied: 'advise',
  },
  forbidden: [],
  copiedFrom: 0.8,
};

/** 答复质量规则: what refuses a reply, what only advises, and the school's own forbidden phrases. */
export function ReplyRulesPage() {
  const { data, error, isPending, refetch } = useQuery(itemsQuery('replyRules'));
  return (
    <ListState pending={isPending} error={error} retry={() => refetch()} isEmpty={false} empty={null}>
      {data && <Editor key={data[0]?.version ?? 0} version={data[0]?.version ?? 0} rules={data[0]?.data ?? first} />}
    </ListState>
  );
}

function Editor({ version, rules }: { readonly version: number; readonly rules: Rules }) {
  const text = useText();
  const { message } = App.useApp();
  const put = usePutItem('replyRules');
  const [draft, setDraft] = useState(rules);
  const [history, setHistory] = useState(false);
  const changed = JSON.stringify(draft) !== JSON.stringify(rules);
  return (
    <>
      <AdminHead title={text('admin.replyRules')} hint={text('admin.replyRulesHint')}>
        {version > 0 && (
          <Button icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
            {text('history.button')}
          </Button>
        )}
      </AdminHead>
      <ProblemAlert error={put.error} />
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text('replyRules.rule')}</th>
            <th scope="col">{text('replyRules.severity')}</th>
          </tr>
        </thead>
        <tbody>
          {replyRuleIds.map((rule) => (
            <tr key={rule}>
              <td>
                {text(`reply.${rule}`)} <small className="muted">{text(`reply.${rule}.fault`)}</small>
              </td>
              <td>
                <Radio.Group
                  optionType="button"
                  size="small"
                  aria-label={text(`reply.${rule}`)}
                  value={draft.severities[rule]}
                  options={(['hard', 'advise', 'off'] as const).map((value) => ({
                    value,
                    label: text(`replyRules.${value}`),
                    disabled: value === 'hard' && softOnly.includes(rule),
                  }))}
                  onChange={(event) => setDraft({ ...draft, severities: { ...draft.severities, [rule]: event.target.value } })}
                />
              </td>
            </tr>
          ))}
          <tr>
            <td>{text('replyRules.copiedFrom')}</td>
            <td>
              <InputNumber
                min={50}
                max={100}
                precision={0}
                suffix="%"
                aria-label={text('replyRules.copiedFrom')}
                value={Math.round(draft.copiedFrom * 100)}
                onChange={(share) => share !== null && setDraft({ ...draft, copiedFrom: share / 100 })}
              />
            </td>
          </tr>
          <tr>
            <td>
              {text('replyRules.forbidden')} <small className="muted">{text('replyRules.forbiddenHint')}</small>
            </td>
            <td>
              <Select
                mode="tags"
                className="forbidden-phrases"
                aria-label={text('replyRules.forbidden')}
                value={[...draft.forbidden]}
                onChange={(forbidden: string[]) => setDraft({ ...draft, forbidden })}
              />
            </td>
          </tr>
        </tbody>
      </table>
      <SaveBar
        changes={changed ? 1 : 0}
        saving={put.isPending}
        onDiscard={() => setDraft(rules)}
        onSave={() =>
          put.mutate({ id: 'school', version, data: draft }, { onSuccess: () => message.success(text('item.saved')) })
        }
      />
      <HistoryDrawer
        kind="replyRules"
        id={history ? 'school' : null}
        title={text('admin.replyRules')}
        onClose={() => setHistory(false)}
      />
    </>
  );
}
