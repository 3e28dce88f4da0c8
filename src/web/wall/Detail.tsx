import { useEffect, useRef } from 'react';
import { DeskCode } from './DeskCode.tsx';
import { CampusMap } from './map/CampusMap.tsx';
import { Alerts } from './panels/Alerts.tsx';
import { Cards } from './panels/Cards.tsx';
import { Closing } from './panels/Closing.tsx';
import { HourCurve } from './panels/HourCurve.tsx';
import { League } from './panels/League.tsx';
import { Pareto } from './panels/Pareto.tsx';
import { Rates } from './panels/Rates.tsx';
import { Supervision } from './panels/Supervision.tsx';
import { text } from './text.ts';
import { type PanelName, useWall } from './WallContext.ts';

/** The panel in large, and the page of the desk on which one acts: the screen itself only reads. */
const panels: Readonly<
  Record<PanelName, { readonly Panel: (props: { large: boolean }) => React.ReactNode; readonly desk: string }>
> = {
  rates: { Panel: Rates, desk: '/desk/rates' },
  closing: { Panel: Closing, desk: '/desk/all' },
  map: { Panel: CampusMap, desk: '/desk/foresight/places' },
  curve: { Panel: HourCurve, desk: '/desk/foresight/outlook' },
  pareto: { Panel: Pareto, desk: '/desk/topics' },
  league: { Panel: League, desk: '/desk/rates' },
  cards: { Panel: Cards, desk: '/desk/supervision' },
  supervision: { Panel: Supervision, desk: '/desk/supervision' },
  alerts: { Panel: Alerts, desk: '/desk/foresight/alerts' },
};
/** Whoever opened it has gone: the wall shows everything again. */
const forgottenMilliseconds = 3 * 60_000;

export function Detail({ panel }: { readonly panel: PanelName }) {
  const { open } = useWall();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    const timer = setTimeout(() => open(null), forgottenMilliseconds);
    return () => clearTimeout(timer);
  }, [open]);
  const { Panel, desk } = panels[panel];
  return (
    <dialog ref={dialog} className={`detail detail-${panel}`} aria-label={text(`panel.${panel}`)} onClose={() => open(null)}>
      <Panel large />
      <div className="detail-foot">
        <DeskCode path={desk} />
        <button type="button" className="act close" onClick={() => open(null)}>
          {text('wall.close')}
        </button>
      </div>
    </dialog>
  );
}
