import { expect, it } from 'vitest';
import { rolledUp } from './cell.ts';
import { defaultCounting } from './entry.ts';
import { at, exampleFact as example, untouched } from './exampleFact.ts';
import type { MeasureFact } from './fact.ts';
import { addToSheets, emptySheets, sheetKey } from './sheet.ts';
import { columnNames } from './tally.ts';

const facts: readonly MeasureFact[] = Array.from({ length: 60 }, (_, i) =>
  example(`c${i}`, {
    unit: ['logistics', 'network', null][i % 3] ?? null,
    placeId: i % 4 === 0 ? null : 'library',
    acceptedAt: at(`2026-03-0${1 + (i % 5)}T09:00`),
    ...(i % 5 === 0 ? { handling: 'fair', solved: 'partly' } : {}),
    ...(i % 11 === 0 ? untouched : {}),
    ...(i % 13 === 0 ? { excluded: { reason: 'malicious' } } : {}),
    ...(i % 7 === 0 ? { onLedger: true } : {}),
    dispatchLog: [{ unit: 'logistics', at: at('2026-03-02T09:10'), returned: i % 2 ? 'no' : 'refused' }],
  }),
);

it.each(['unitDay', 'unitStretch', 'spotDay'] as const)('holds the same as the cells of %s, day by day', (rollUp) => {
  const sheets = emptySheets();
  // Two stretches together are the whole.
  for (const f of facts) {
    addToSheets(sheets, f, { counting: defaultCounting, from: '2026-03-01', to: '2026-03-03' });
    addToSheets(sheets, f, { counting: defaultCounting, from: '2026-03-03', to: '2026-04-01' });
  }
  const cells = rolledUp(facts, rollUp, defaultCounting).map((cell): [string, number[]] => [
    sheetKey(
      cell.day,
      cell.moment,
      cell.pile,
      rollUp === 'spotDay'
        ? [cell.categoryCode ?? '', cell.placeId ?? '']
        : [...(cell.since === null ? [] : [cell.since]), cell.unit ?? ''],
    ),
    columnNames.map((name) => cell.tally[name] ?? 0),
  ]);
  const filled = [...sheets[rollUp]].filter(([, line]) => line.some((value) => value !== 0));
  expect(new Map(filled.map(([key, line]) => [key, [...line]]))).toEqual(new Map(cells));
});
