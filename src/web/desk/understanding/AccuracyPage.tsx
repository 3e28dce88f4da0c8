import { AimOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import type { Tracked } from '../../../contract/autoDispatch.ts';
import { dispatchAccuracyQuery } from '../../api/deskModels.ts';
import { dayAt } from '../../ui/format.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { shiftDay } from '../rates/days.ts';
import { useText } from '../useText.ts';

const usualDays = 180;
const day = /^\d{4}-\d\d-\d\d$/;

/** First-dispatch accuracy (首派准确率) against the suggestion: in fact, and as the replay says. */
export function AccuracyPage() {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  const [address, setAddress] = useSearchParams();
  const tomorrow = shiftDay(dayAt(now), 1);
  const given = (name: string) => (day.test(address.get(name) ?? '') ? address.get(name) : null);
  const to = given('to') ?? tomorrow;
  const from = given('from') ?? shiftDay(tomorrow, -usualDays);
  const { data, error, isPending, refetch } = useQuery(dispatchAccuracyQuery(from, to));
  const empty = data !== undefined && data.live.cases === 0 && data.replay.cases === 0;
  return (
    <>
      <AdminHead title={text('understanding.accuracy')} hint={text('understanding.accuracyHint')}>
        <DatePicker.RangePicker
          allowClear={false}
          aria-label={text('understanding.period')}
          value={[dayjs(from), dayjs(shiftDay(to, -1))]}
          onChange={(_, days) => {
            const [first, last] = days ?? [];
            if (first && last) setAddress({ from: first, to: shiftDay(last, 1) }, { replace: true });
          }}
        />
      </AdminHead>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={empty}
        empty={
          <EmptyHint
            icon={<AimOutlined />}
            title={text('understanding.noAccuracy')}
            hint={text('understanding.noAccuracyHint')}
          />
        }
      >
        {data && (
          <>
            <div className="figure-cards">
              <Figures title={text('understanding.origin.live')} tracked={data.live} />
              <Figures title={text('understanding.origin.replay')} tracked={data.replay} />
            </div>
            <div className="table-frame">
              <table className="plain-table">
                <caption>{text('understanding.byMonth')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{text('understanding.month')}</th>
                    <th scope="col">{text('understanding.origin')}</th>
                    <th scope="col" className="right">
                      {text('understanding.cases')}
                    </th>
                    <th scope="col" className="right">
                      {text('understanding.firstRight')}
                    </th>
                    <th scope="col" className="right">
                      {text('understanding.suggestedRight')}
                    </th>
                    <th scope="col" className="right">
                      {text('understanding.agreed')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {data.months.map((each) => (
                    <tr key={`${each.month} ${each.origin}`}>
                      <th scope="row" className="number">
                        {each.month}
                      </th>
                      <td>{text(`understanding.origin.${each.origin}`)}</td>
                      <td className="right">{format.count(each.cases)}</td>
                      <td className="right">{format.share(each.firstRight, each.cases)}</td>
                      <td className="right">{format.share(each.suggestedRight, each.cases)}</td>
                      <td className="right">{format.share(each.agreed, each.cases)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {data.moved.length > 0 && (
              <div className="table-frame">
                <table className="plain-table">
                  <caption>{text('understanding.moved')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{text('understanding.firstUnit')}</th>
                      <th scope="col">{text('understanding.finalUnit')}</th>
                      <th scope="col" className="right">
                        {text('understanding.cases')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.moved.map(({ first, final, cases }) => (
                      <tr key={`${first} ${final}`}>
                        <td>{names.unit(first)}</td>
                        <td>{names.unit(final)}</td>
                        <td className="right">{format.count(cases)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            <p className="muted">{text('understanding.asOf', { asOf: format.moment(data.asOf, now) })}</p>
          </>
        )}
      </ListState>
    </>
  );
}

function Figures({ title, tracked }: { readonly title: string; readonly tracked: Tracked }) {
  const text = useText();
  const format = useFormat();
  const share = (part: number) => format.share(part, tracked.cases) ?? '–';
  return (
    <section className="figure-card">
      <h2>
        {title} <small className="muted">n={format.count(tracked.cases)}</small>
      </h2>
      <dl>
        <div>
          <dt>{text('understanding.firstRight')}</dt>
          <dd>{share(tracked.firstRight)}</dd>
        </div>
        <div>
          <dt>{text('understanding.suggestedRight')}</dt>
          <dd>{share(tracked.suggestedRight)}</dd>
        </div>
        <div>
          <dt>{text('understanding.agreed')}</dt>
          <dd>{share(tracked.agreed)}</dd>
        </div>
      </dl>
      <p className="muted">
        {text('understanding.helped', {
          helped: format.count(tracked.suggestionWouldHaveHelped),
          harmed: format.count(tracked.suggestionWouldHaveHarmed),
        })}
      </p>
    </section>
  );
}
