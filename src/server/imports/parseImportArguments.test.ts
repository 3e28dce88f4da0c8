import { describe, expect, it } from 'vitest';
import { parseImportArguments } from './parseImportArguments.ts';

describe('parseImportArguments', () => {
  it('takes a file, a map and the two options in any order', () => {
    const expected = { file: 'rows.csv', map: 'map.json', dryRun: true, report: 'out.csv' };
    expect(parseImportArguments(['rows.csv', '--map', 'map.json', '--dry-run', '--report', 'out.csv'])).toEqual(expected);
    expect(parseImportArguments(['--report=out.csv', '--dry-run', '--map=map.json', 'rows.csv'])).toEqual(expected);
  });

  it('writes for real and reports nowhere unless told otherwise', () => {
    expect(parseImportArguments(['a.xlsx', '--map', 'm.json'])).toEqual({
      file: 'a.xlsx',
      map: 'm.json',
      dryRun: false,
      report: null,
    });
  });

  it('says all mistakes at once', () => {
    const given = parseImportArguments(['--dryrun', '--map', '--report']);
    expect('mistakes' in given && given.mistakes.map((m) => m.split(' / ')[1])).toEqual([
      'There is no option --dryrun',
      '--map needs a file name after it',
      '--report needs a file name after it',
      'The file to import is missing',
    ]);
  });

  it('takes one file only, and one map', () => {
    const given = parseImportArguments(['a.csv', 'b.csv', '--map', 'm', '--map', 'n']);
    expect('mistakes' in given && given.mistakes).toHaveLength(2);
  });

  it('does not overwrite what it reads', () => {
    expect(parseImportArguments(['a.csv', '--map', 'm.json', '--report', 'a.csv'])).toHaveProperty('mistakes');
  });
});
