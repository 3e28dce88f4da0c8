import { CalendarOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import type { NumbersOf } from '../../../contract/foresightNumbers.ts';
import { seasonsQuery } from '../../api/deskForesight.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { placeOf, roughTimes, whatOf } from './alertStory.ts';
import { YearStrip } from './YearStrip.tsx';

/** 季节日历: what comes back when, the soonest first. */
export function SeasonsPage() {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery(seasonsQuery);
  const seasons = (data?.seasons ?? [])
    .flatMap(({ scope, numbers }) => (numbers.kind === 'seasonal' ? [{ scope, numbers }] : []))
    .toSorted((a, b) => (a.numbers.from < b.numbers.from ? -1 : 1));
  const asOf = data?.asOf ?? '';
  return (
    <>
      <h1>{text('foresight.seasons')}</h1>
      <p className="muted">{text('seasons.lead')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={seasons.length === 0}
        empty={<EmptyHint icon={<CalendarOutlined />} title={text('seasons.none')} hint={text('seasons.noneHint')} />}
      >
        <table className="plain-table foresight-table seasons-table">
          <thead>
            <tr>
              <th scope="col">{text('seasons.what')}</th>
              <th scope="col">{text('seasons.year')}</th>
              <th scope="col">{text('seasons.next')}</th>
              <th scope="col">{text('seasons.ready')}</th>
              <th scope="col">{text('seasons.last')}</th>
              <th scope="col" className="right">
                {text('seasons.times')}
              </th>
              <th scope="col">{text('seasons.spots')}</th>
            </tr>
          </thead>
          <tbody>
            {seasons.map(({ scope, numbers }) => (
              <tr key={`${scope.category}${numbers.basis}`}>
                <th scope="row">
                  {whatOf(scope, { text, names })}
                  <small className="muted block">{text(`alert.seasonal.basis.${numbers.basis}`)}</small>
                </th>
                <td>
                  <YearStrip from={numbers.from} to={numbers.to} lead={numbers.lead} />
                </td>
                <td className="season-days">
                  {text('seasons.span', { from: format.fullDay(numbers.from), to: format.fullDay(numbers.to) })}
                </td>
                <td className="season-days">
                  {format.fullDay(numbers.lead)} {isDue(numbers, asOf) && <Tag color="warning">{text('seasons.due')}</Tag>}
                </td>
                <td className="season-days">
                  {text('seasons.lastLine', {
                    from: format.fullDay(numbers.last.from),
                    to: format.fullDay(numbers.last.to),
                    cases: numbers.last.cases,
                  })}
                </td>
                <td className="right number">
                  {roughTimes(numbers.times)}
                  <small className="muted block">
                    {numbers.verdict === 'suspected'
                      ? text('seasons.suspected')
                      : text('seasons.seasonal', { cycles: numbers.cycles })}
                  </small>
                </td>
                <td>
                  {numbers.last.spots
                    .slice(0, 3)
                    .map(({ place, cases }) => `${placeOf([place], { text, names })} ${cases}`)
                    .join(text('alert.separator')) || '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ListState>
    </>
  );
}

const isDue = (numbers: NumbersOf<'seasonal'>, asOf: string): boolean => numbers.lead <= asOf && asOf < numbers.from;
