import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Progress } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { CaseLine } from '../../../contract/cases.ts';
import { type CommandDraft, giveCommand } from '../../api/deskCases.ts';
import { unitsForCasesQuery } from '../../api/deskHandling.ts';
import { schemaOf } from '../case/commandFields.ts';
import { firstByClock } from '../case/mainCases.ts';
import { longestOf } from '../parts/formRules.ts';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import type { BulkCommand } from './BulkBar.tsx';
import { MergeChoice } from './MergeChoice.tsx';
import { type BulkResult, bulkSummary, runBulk } from './runBulk.ts';

type BulkDialogProps = {
  readonly command: BulkCommand;
  readonly lines: readonly CaseLine[];
  /** `done`: the cases whose command was carried out. */
  readonly onClose: (done: ReadonlySet<string>) => void;
};

/** One command for each of many cases: what will be sent, how far it is, and which were refused and why. */
export function BulkDialog({ command, lines: chosen, onClose }: BulkDialogProps) {
  const text = useText();
  const names = useNames();
  const id = useId();
  const cache = useQueryClient();
  // The lists behind are asked anew while this goes on; the work is what was chosen.
  const [lines] = useState(chosen);
  const told = useQuery({ ...unitsForCasesQuery(lines.map(({ id: caseId }) => caseId)), enabled: command === 'Dispatch' }).data;
  const [picked, setPicked] = useState<Readonly<Record<string, string | undefined>>>({});
  const units: Readonly<Record<string, string | undefined>> = Object.fromEntries(
    lines.map((line) => [line.id, picked[line.id] ?? catalogueUnit(line)]),
  );
  const [note, setNote] = useState('');
  const [done, setDone] = useState<number | null>(null);
  const [results, setResults] = useState<readonly BulkResult[] | null>(null);
  const [main, setMain] = useState(firstByClock(lines)?.id);
  const complete = isComplete();
  // The main case stays as it is; the others follow it.
  const given = command === 'Merge' ? lines.filter((line) => line.id !== main) : lines;

  async function run(): Promise<void> {
    setDone(0);
    const tasks = given.map((line) => ({ id: line.id, number: line.number, title: line.title, order: line.version }));
    const outcome = await runBulk(
      tasks,
      ({ id: caseId, order: version }) => giveCommand(caseId, draftFor(caseId, version)),
      setDone,
    );
    setResults(outcome);
    await cache.invalidateQueries();
  }

  const close = (): void => onClose(new Set(results?.filter((result) => result.ok).map((result) => result.id)));
  return (
    <Modal
      open
      width={680}
      title={text(`bulk.${command}Title`, { count: lines.length })}
      onCancel={close}
      mask={{ closable: done === null }}
      onOk={() => (results ? close() : run())}
      okText={results ? text('action.close') : text(`bulk.${command}`)}
      okButtonProps={{ disabled: !complete, loading: done !== null && results === null }}
      cancelButtonProps={{ style: results ? { display: 'none' } : {} }}
      closable={done === null || results !== null}
    >
      {results ? (
        <Outcome results={results} />
      ) : done !== null ? (
        <Progress percent={Math.round((100 * done) / given.length)} format={() => `${done} / ${given.length}`} />
      ) : command === 'Merge' ? (
        <MergeChoice lines={lines} main={main} onChoose={setMain} />
      ) : command === 'Accept' ? (
        <ul className="bulk-cases">
          {lines.map((line) => (
            <li key={line.id}>
              <span className="number">{line.number}</span> <span className="ellipsis">{line.title}</span>
              <small>
                {names.category(line.categoryCode)} · {text(`grade.${line.grade}`)}
              </small>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p className="muted">{text('bulk.dispatchHint')}</p>
          <label className="bulk-all" htmlFor={`${id}-unit`}>
            <span>{text('bulk.sameUnit')}</span>
            <UnitSelect
              id={`${id}-unit`}
              allowClear
              onChange={(unit) => setPicked(Object.fromEntries(lines.map((line) => [line.id, unit])))}
            />
          </label>
          <ul className="bulk-cases bulk-units">
            {lines.map((line) => (
              <li key={line.id}>
                <span className="ellipsis" title={line.title}>
                  {line.title}
                </span>
                <UnitSelect
                  aria-label={`${text('label.Dispatch.unit')} ${line.number}`}
                  value={units[line.id]}
                  onChange={(unit) => setPicked((before) => ({ ...before, [line.id]: unit }))}
                />
              </li>
            ))}
          </ul>
          <label className="bulk-all" htmlFor={`${id}-note`}>
            <span>{text('label.Dispatch.note')}</span>
            <Input
              id={`${id}-note`}
              value={note}
              maxLength={longestOf(schemaOf('Dispatch', 'note'))}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
        </>
      )}
    </Modal>
  );

  function isComplete(): boolean {
    switch (command) {
      case 'Accept':
        return true;
      case 'Dispatch':
        return lines.every((line) => units[line.id]);
      case 'Merge':
        return main !== undefined;
    }
  }

  /** Only sent when `isComplete`. */
  function draftFor(caseId: string, version: number): CommandDraft {
    switch (command) {
      case 'Accept':
        return { type: 'Accept', version };
      case 'Dispatch':
        return { type: 'Dispatch', version, unit: units[caseId]!, note };
      case 'Merge':
        return { type: 'Merge', version, into: main! };
    }
  }

  function catalogueUnit(line: CaseLine): string | undefined {
    // What the catalogue says of this matter at this place today.
    return told?.find((each) => each.id === line.id)?.unit;
  }
}

function Outcome({ results }: { readonly results: readonly BulkResult[] }) {
  const text = useText();
  const { done, refused } = bulkSummary(results);
  return (
    <div className="bulk-outcome" role="status">
      {done > 0 && (
        <p className="answer-good">
          <CheckCircleFilled aria-hidden /> {text('bulk.done', { count: done })}
        </p>
      )}
      {refused.map(({ code, why, cases }) => (
        <section key={code}>
          <p className="answer-bad">
            <CloseCircleFilled aria-hidden /> {text('bulk.refused', { count: cases.length })}
            {why || text(code === 'offline' ? 'problem.offline' : 'problem.unexpected')}
          </p>
          <ul>
            {cases.map(({ id, number, title }) => (
              <li key={id}>
                <Link to={`/cases/${id}`}>
                  <span className="number">{number}</span> {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
