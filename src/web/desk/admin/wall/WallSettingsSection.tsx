import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { wallRates } from '../../../../domain/wall/vocabulary.ts';
import { type Item, itemsQuery, usePutItem } from '../../../api/deskReference.ts';
import { LoadFailed } from '../../parts/LoadFailed.tsx';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useText } from '../../useText.ts';
import { HistoryDrawer } from '../HistoryDrawer.tsx';
import { percentOf, shareOf } from './targetPercent.ts';

const id = 'school';

/** From when on resolved cases are added up, and the targets beside the three rates. */
export function WallSettingsSection() {
  const { data, error, refetch } = useQuery(itemsQuery('wallSettings'));
  if (error && !data) return <LoadFailed error={error} retry={() => refetch()} />;
  const [item] = data ?? [];
  return data ? <SettingsForm key={item?.version ?? 0} item={item ?? null} /> : null;
}

type Draft = { readonly openingDay: Dayjs | null } & Readonly<Record<(typeof wallRates)[number], number | null>>;

function SettingsForm({ item }: { readonly item: Item<'wallSettings'> | null }) {
  const text = useText();
  const { message } = App.useApp();
  const put = usePutItem('wallSettings');
  const [history, setHistory] = useState(false);
  const { openingDay = null, targets } = item?.data ?? {};
  return (
    <section className="policy" aria-labelledby="wall-settings-title">
      <h2 id="wall-settings-title">{text('wallSettings.title')}</h2>
      <Form<Draft>
        layout="vertical"
        initialValues={{
          openingDay: openingDay === null ? null : dayjs(openingDay),
          ...Object.fromEntries(wallRates.map((rate) => [rate, percentOf(targets?.[rate] ?? null)])),
        }}
        onFinish={(draft) =>
          put.mutate(
            {
              id,
              version: item?.version ?? 0,
              data: {
                openingDay: draft.openingDay?.format('YYYY-MM-DD') ?? null,
                targets: {
                  responded: shareOf(draft.responded),
                  resolved: shareOf(draft.resolved),
                  satisfied: shareOf(draft.satisfied),
                },
              },
            },
            { onSuccess: () => void message.success(text('item.saved')) },
          )
        }
      >
        <ProblemAlert error={put.error} />
        <Form.Item name="openingDay" label={text('wallSettings.openingDay')} extra={text('wallSettings.openingDayHint')}>
          <DatePicker allowClear />
        </Form.Item>
        <p>
          {text('wallSettings.targets')} <span className="muted">{text('wallSettings.targetsHint')}</span>
        </p>
        <div className="field-pair">
          {wallRates.map((rate) => (
            <Form.Item key={rate} name={rate} label={text(`measure.${rate}`)}>
              <InputNumber min={0} max={100} precision={2} />
            </Form.Item>
          ))}
        </div>
        <span className="row-actions">
          <Button htmlType="submit" loading={put.isPending}>
            {text('action.save')}
          </Button>
          <Button type="text" icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
            {text('history.button')}
          </Button>
        </span>
      </Form>
      <HistoryDrawer
        kind="wallSettings"
        id={history ? id : null}
        title={text('wallSettings.title')}
        onClose={() => setHistory(false)}
      />
    </section>
  );
}
