import { LockOutlined, MergeOutlined, PauseCircleOutlined, TeamOutlined } from '@ant-design/icons';
import { Checkbox, Tooltip } from 'antd';
import type { MouseEvent } from 'react';
import { Link } from 'react-router';
import type { CaseLine } from '../../../contract/cases.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { GradeMark } from '../parts/GradeMark.tsx';
import { MarkedText } from '../parts/MarkedText.tsx';
import { PhaseMark } from '../parts/PhaseMark.tsx';
import { useNames } from '../parts/useNames.ts';
import { useOwnUnits } from '../parts/useOwnUnits.ts';
import { useText } from '../useText.ts';
import type { LineMarks } from './useInbox.ts';

export const rowId = (caseId: string): string => `case-${caseId}`;

type CaseRowProps = {
  readonly line: CaseLine;
  readonly current: boolean;
  readonly checked: boolean;
  readonly onCheck: ((checked: boolean) => void) | null;
  /** A click shows the case beside the list; null: it opens the page of the case. */
  readonly onShow: (() => void) | null;
  readonly withUnit: boolean;
  /** Where the words of a search stand; absent: nothing was searched for. */
  readonly marks?: LineMarks | undefined;
};

export function CaseRow({ line, current, checked, onCheck, onShow, withUnit, marks }: CaseRowProps) {
  const text = useText();
  const names = useNames();
  const facts = [
    names.category(line.categoryCode),
    line.placeId === null ? null : names.place(line.placeId),
    withUnit && line.unit !== null ? names.unit(line.unit) : null,
  ].filter((fact) => fact !== null);

  const onClick = (event: MouseEvent): void => {
    // Enter and assistive technology (detail 0) open the page, as do the browser's own ways to a new tab.
    if (!onShow || event.detail === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onShow();
  };

  return (
    <li className={`case-row ${current ? 'case-row-current' : ''} ${checked ? 'case-row-checked' : ''}`}>
      {onCheck && (
        <Checkbox
          checked={checked}
          onChange={(event) => onCheck(event.target.checked)}
          aria-label={text('inbox.check', { number: line.number })}
        />
      )}
      <Link id={rowId(line.id)} to={`/cases/${line.id}`} onClick={onClick} aria-current={current || undefined}>
        <span className="row-top">
          {(line.grade === 'T' || line.grade === 'J') && <GradeMark grade={line.grade} />}
          <span className="row-title" title={line.title}>
            <MarkedText text={line.title} spans={marks?.title ?? []} />
          </span>
          <DeadlineMark due={line.next} kind={line.next?.kind} />
        </span>
        <FoundIn line={line} marks={marks} />
        <span className="row-bottom">
          <PhaseMark phase={line.phase} />
          <span className="row-facts ellipsis" title={facts.join(' · ')}>
            {facts.join(' · ')}
          </span>
          <RowFlags line={line} />
        </span>
      </Link>
    </li>
  );
}

/** Where the words stand when the title does not hold them. */
export function FoundIn({ line, marks }: { readonly line: CaseLine; readonly marks: LineMarks | undefined }) {
  if (!marks) return null;
  if (marks.number.length > 0) {
    return (
      <span className="row-found number">
        <MarkedText text={line.number} spans={marks.number} />
      </span>
    );
  }
  return (
    marks.snippet && (
      <span className="row-found">
        <MarkedText text={marks.snippet.text} spans={marks.snippet.spans} />
      </span>
    )
  );
}

/** What makes this case unlike the others. */
export function RowFlags({ line }: { readonly line: CaseLine }) {
  const text = useText();
  if (isOrdinary(line)) return null;
  return (
    <span className="row-flags">
      {line.confidentiality !== 'normal' && (
        <span className="mark secret">
          <LockOutlined aria-hidden /> {text(`confidentiality.${line.confidentiality}`)}
        </span>
      )}
      {line.partUnits.length > 0 && <JointFlag line={line} />}
      {line.onLedger && (
        <span className="mark flag">
          <PauseCircleOutlined aria-hidden /> {text('flag.ledger')}
        </span>
      )}
      {line.mergedInto !== null && (
        <span className="mark flag">
          <MergeOutlined aria-hidden /> {text('flag.follows')}
        </span>
      )}
      {line.round > 1 && <span className="mark flag">{text('flag.round', { count: line.round })}</span>}
      {line.returns > 0 && <span className="mark flag">{text('flag.returns', { count: line.returns })}</span>}
      {line.nudges > 0 && <span className="mark flag">{text('flag.nudges', { count: line.nudges })}</span>}
      {line.anonymous && <span className="mark flag">{text('anonymous')}</span>}
    </span>
  );
}

function isOrdinary(line: CaseLine): boolean {
  const { confidentiality, round, returns, nudges, anonymous, partUnits, onLedger, mergedInto } = line;
  const plain = confidentiality === 'normal' && !anonymous && !onLedger && mergedInto === null && partUnits.length === 0;
  return plain && round <= 1 && returns === 0 && nudges === 0;
}

/** 联办; for those who owe a part themselves it says so, because the case is not theirs to resolve. */
function JointFlag({ line }: { readonly line: CaseLine }) {
  const text = useText();
  const names = useNames();
  const own = useOwnUnits();
  const ours = line.partUnits.some((unit) => own.has(unit)) && !(line.unit !== null && own.has(line.unit));
  return (
    <Tooltip title={text('flag.jointWith', { units: line.partUnits.map(names.unit).join(' · ') })}>
      <span className={ours ? 'mark flag flag-own' : 'mark flag'}>
        <TeamOutlined aria-hidden /> {text(ours ? 'flag.ownPart' : 'flag.joint')}
      </span>
    </Tooltip>
  );
}
