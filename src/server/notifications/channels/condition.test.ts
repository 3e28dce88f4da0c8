import { describe, expect, it } from 'vitest';
import { meets, parseCondition } from './condition.ts';

const answer = (text: string, status = 200) => ({ status, text });
const judge = (condition: string, text: string, status?: number) => meets(parseCondition(condition)!, answer(text, status));

describe('a condition', () => {
  it.each([
    ['$.code == 0', '{"code":0}', true],
    ['$.code == 0', '{"code":"0"}', true],
    ['$.code == 0', '{"code":1}', false],
    ['$.code == 0', '{}', false],
    ['$.result.status in ["OK", "0"]', '{"result":{"status":"OK"}}', true],
    ['$.code != 0', '{"code":0}', false],
    ['$.ok == true && $.n == 2', '{"ok":true,"n":2}', true],
    ['$.ok == true && $.n == 3', '{"ok":true,"n":2}', false],
    ['text contains "success && more"', '<r>success && more</r>', true],
    ['text contains "a \\"b\\" && c"', 'a "b" && c', true],
    ['status == 200 && text == "0"', '0', true],
    ['$.toString == "x"', '{"a":1}', false],
  ])('%s over %s is %s', (condition, text, expected) => {
    expect(judge(condition, text)).toBe(expected);
  });
  it('is undecided when it asks for JSON and gets a page', () => {
    expect(judge('$.code == 0', '<html>Bad gateway</html>')).toBeNull();
  });
  it.each([
    '',
    '$',
    '$.code',
    '$.code == ',
    '$.code = 0',
    'code == 0',
    '$.code == OK',
    'process.exit()',
    '$.a in 3',
    '$.a == {}',
    '$.a == "x',
    '$.a == 0 &&',
  ])('is none when it reads «%s»', (text) => {
    expect(parseCondition(text)).toBeNull();
  });
});
