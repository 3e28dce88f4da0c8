import { BasisLine } from './BasisLine.tsx';
import { Counters } from './Counters.tsx';
import { Header } from './Header.tsx';
import { CampusMap } from './map/CampusMap.tsx';
import type { PageProps } from './pageProps.ts';
import { Closing } from './panels/Closing.tsx';
import { HourCurve } from './panels/HourCurve.tsx';
import { League } from './panels/League.tsx';
import { Pareto } from './panels/Pareto.tsx';
import { Rates } from './panels/Rates.tsx';

/** 展示: how much and how well, for guests; nothing of a single case and nobody in the pillory. */
export function VisitorsPage({ state }: PageProps) {
  return (
    <div className={`wall visitors ${state.phase === 'live' ? '' : 'stale'}`}>
      <Header state={state} />
      <main>
        <Counters overdue={false} />
        <div className="columns">
          <div className="column">
            <Rates />
            <Closing />
          </div>
          <div className="column">
            <CampusMap />
            <HourCurve wide />
          </div>
          <div className="column">
            <Pareto />
            <League />
          </div>
        </div>
      </main>
      <BasisLine />
    </div>
  );
}
