import { BasisLine } from './BasisLine.tsx';
import { Counters } from './Counters.tsx';
import { Detail } from './Detail.tsx';
import { Header } from './Header.tsx';
import { CampusMap } from './map/CampusMap.tsx';
import type { PageProps } from './pageProps.ts';
import { Alerts } from './panels/Alerts.tsx';
import { Cards } from './panels/Cards.tsx';
import { Closing } from './panels/Closing.tsx';
import { HourCurve } from './panels/HourCurve.tsx';
import { League } from './panels/League.tsx';
import { Pareto } from './panels/Pareto.tsx';
import { Rates } from './panels/Rates.tsx';
import { Supervision } from './panels/Supervision.tsx';

/** 指挥: everything at once; a touch on a heading opens its panel in large. */
export function OperationsPage({ state, opened }: PageProps) {
  return (
    <div className={`wall operations ${state.phase === 'live' ? '' : 'stale'}`}>
      <Header state={state} />
      <main>
        <Counters />
        <div className="columns">
          <div className="column">
            <Rates />
            <Closing />
          </div>
          <div className="column">
            <CampusMap />
            <HourCurve />
          </div>
          <div className="column">
            <Pareto />
            <League />
          </div>
          <div className="column">
            <Cards />
            <Supervision />
            <Alerts />
          </div>
        </div>
      </main>
      <BasisLine />
      {opened && <Detail panel={opened} />}
    </div>
  );
}
