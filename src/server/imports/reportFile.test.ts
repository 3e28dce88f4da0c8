import { describe, expect, it } from 'vitest';
import { remark } from './remark.ts';
import { reportLine } from './reportFile.ts';

describe('reportLine', () => {
  it('quotes, and disarms what a spreadsheet would run', () => {
    const line = reportLine({
      row: 2,
      line: 3,
      key: '=HYPERLINK("x")',
      outcome: 'refused',
      number: null,
      remarks: [remark('status-unknown', 'state', { value: '@待,定' })],
    });
    expect(line).toBe(
      `2,3,"'=HYPERLINK(""x"")",refused,,status-unknown,state,"状态“@待,定”在映射文件中没有说明。","The status “@待,定” is not in the map."\r\n`,
    );
  });

  it('joins several remarks and leaves what is unknown empty', () => {
    const remarks = [remark('key-missing', 'id'), remark('nothing-said', null)];
    expect(reportLine({ row: 9, line: null, key: null, outcome: 'refused', number: null, remarks })).toContain(
      '9,,,refused,,key-missing | nothing-said,id | ,',
    );
  });
});
