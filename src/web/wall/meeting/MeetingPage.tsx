import { useEffect, useState } from 'react';
import { BasisLine } from '../BasisLine.tsx';
import { Counters } from '../Counters.tsx';
import { Header } from '../Header.tsx';
import type { PageProps } from '../pageProps.ts';
import { Alerts } from '../panels/Alerts.tsx';
import { Cards } from '../panels/Cards.tsx';
import { Closing } from '../panels/Closing.tsx';
import { HourCurve } from '../panels/HourCurve.tsx';
import { League } from '../panels/League.tsx';
import { Rates } from '../panels/Rates.tsx';
import { Supervision } from '../panels/Supervision.tsx';
import { text } from '../text.ts';
import { useWall } from '../WallContext.ts';
import { AgendaSlide, CoverSlide, DecisionSlide } from './slides.tsx';
import { type Slide, slidesOf, stepFor } from './slidesOf.ts';

/** 会议: the pack of the meeting page by page, by touch, arrow keys or a presenter. */
export function MeetingPage({ state }: PageProps) {
  const { board } = useWall();
  const slides = slidesOf(board.meeting);
  const [step, setStep] = useState(0);
  const at = Math.min(step, slides.length - 1);
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const to = stepFor(event.key, at, slides.length);
      // A key on a button presses it.
      if (to === null || (event.key === ' ' && event.target instanceof HTMLButtonElement)) return;
      event.preventDefault();
      setStep(to);
    };
    addEventListener('keydown', turn);
    return () => removeEventListener('keydown', turn);
  }, [at, slides.length]);
  const slide = slides[at];
  return (
    <div className={`wall meeting ${state.phase === 'live' ? '' : 'stale'}`}>
      <Header state={state} />
      <main className="slide" aria-live="polite">
        {slide && <Shown slide={slide} />}
      </main>
      <nav className="turning">
        <button type="button" className="act" disabled={at === 0} onClick={() => setStep(at - 1)}>
          {text('meeting.before')}
        </button>
        <span className="muted">
          {at + 1} / {slides.length}
        </span>
        <button type="button" className="act" disabled={at === slides.length - 1} onClick={() => setStep(at + 1)}>
          {text('meeting.next')}
        </button>
      </nav>
      <BasisLine />
    </div>
  );
}

function Shown({ slide }: { readonly slide: Slide }) {
  switch (slide.kind) {
    case 'cover':
      return <CoverSlide />;
    case 'today':
      return (
        <>
          <Counters />
          <div className="pair">
            <HourCurve large />
            <Closing large />
          </div>
        </>
      );
    case 'rates':
      return <Rates large />;
    case 'league':
      return <League large />;
    case 'cards':
      return <Cards large />;
    case 'supervision':
      return <Supervision large />;
    case 'alerts':
      return <Alerts large />;
    case 'decisions':
      return <DecisionSlide />;
    case 'item':
      return <AgendaSlide item={slide.item} number={slide.number} />;
  }
}
