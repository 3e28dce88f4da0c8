import { BarChartOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { rankingQuery } from '../../api/deskMeasures.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useText } from '../useText.ts';
import { AskBar } from './AskBar.tsx';
import { BasisLine } from './BasisLine.tsx';
import { ProgressList } from './ProgressList.tsx';
import { RankTable } from './RankTable.tsx';
import { useAsk } from './useAsk.ts';

/** 三率: every unit in its group by an assessment that stands in the address. */
export function RatesPage() {
  const text = useText();
  const ask = useAsk();
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(rankingQuery(ask.query));
  const unitTo = (unit: string) => ask.to(`/rates/units/${unit}`);
  return (
    <>
      <header className="page-head">
        <h1>{text('rail.rates')}</h1>
        {data && <AskBar ask={ask} basis={data.basis} />}
      </header>
      {data && <BasisLine basis={data.basis} />}
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.groups.every(({ lines }) => lines.length === 0)}
        empty={<EmptyHint icon={<BarChartOutlined />} title={text('rates.empty')} hint={text('rates.emptyHint')} />}
      >
        {data && (
          <>
            <p className="muted">{text('rates.minimumNote', { minimum: data.basis.scheme.minimum })}</p>
            <div className={isPlaceholderData ? 'rates-frame refreshing' : 'rates-frame'} aria-busy={isPlaceholderData}>
              <RankTable
                ranking={data}
                basis={data.basis}
                unitTo={unitTo}
                rateTo={(unit, measure) => ask.to('/rates/behind', { unit, measure })}
              />
            </div>
            <ProgressList ranking={data} basis={data.basis} unitTo={unitTo} />
          </>
        )}
      </ListState>
    </>
  );
}
