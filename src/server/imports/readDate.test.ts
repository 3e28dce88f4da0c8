import { describe, expect, it } from 'vitest';
import { readDate } from './readDate.ts';

const shanghai = (text: string, ...forms: Parameters<typeof readDate>[1]) => readDate(text, forms, 'Asia/Shanghai');

describe('readDate', () => {
  it.each([
    ['2019-02-28 11:25:05', '2019-02-28T03:25:05.000Z'],
    ['2019-02-28T11:25', '2019-02-28T03:25:00.000Z'],
    ['2019/3/1 9:05', '2019-03-01T01:05:00.000Z'],
    ['2019/3/1 下午 3:05:09', '2019-03-01T07:05:09.000Z'],
    ['2019年3月1日 9时5分', '2019-03-01T01:05:00.000Z'],
    ['2019年3月1日', '2019-02-28T16:00:00.000Z'],
    ['2019.3.1', '2019-02-28T16:00:00.000Z'],
    ['２０１９-03-01 09:05', '2019-03-01T01:05:00.000Z'],
    ['2019-03-01T01:05:00Z', '2019-03-01T01:05:00.000Z'],
    ['2019-03-01T01:05:00.123+00:00', '2019-03-01T01:05:00.000Z'],
    ['2019-03-01 09:05:00 +0800', '2019-03-01T01:05:00.000Z'],
  ])('reads %s, year first, without being told', (text, instant) => {
    expect(shanghai(text)).toBe(instant);
  });

  it('reads American dates with their twelve-hour clock in the zone of the source', () => {
    const baltimore = (text: string) => readDate(text, ['us'], 'America/New_York');
    expect(baltimore('04/12/2018 11:11:26 AM')).toBe('2018-04-12T15:11:26.000Z');
    expect(baltimore('01/09/2015 12:00:01 AM')).toBe('2015-01-09T05:00:01.000Z');
    expect(baltimore('01/09/2015 12:40:22 PM')).toBe('2015-01-09T17:40:22.000Z');
  });

  it('reads an hour that the zone skips an hour later, and one it has twice as the earlier', () => {
    expect(readDate('03/11/2018 02:30:00 AM', ['us'], 'America/New_York')).toBe('2018-03-11T07:30:00.000Z');
    expect(readDate('11/04/2018 01:30:00 AM', ['us'], 'America/New_York')).toBe('2018-11-04T05:30:00.000Z');
  });

  it('tells day first from month first only by what the map says', () => {
    expect(shanghai('04/05/2024 08:00', 'us')).toBe('2024-04-05T00:00:00.000Z');
    expect(shanghai('04.05.2024 08:00', 'european')).toBe('2024-05-04T00:00:00.000Z');
    expect(shanghai('04/05/2024 08:00')).toBeNull();
  });

  it('reads the serial numbers of spreadsheets to the second', () => {
    expect(shanghai('43524.4757523148', 'excel')).toBe('2019-02-28T03:25:05.000Z');
    expect(shanghai('43524')).toBeNull();
  });

  it('reads digits only when told to', () => {
    expect(shanghai('20190301', 'compact')).toBe('2019-02-28T16:00:00.000Z');
    expect(shanghai('20190301090500', 'compact')).toBe('2019-03-01T01:05:00.000Z');
    expect(shanghai('20190301')).toBeNull();
  });

  it.each([
    '',
    '2019-02-31',
    '2019-13-01',
    '2019-03-01 25:00',
    '2019-03-01 13:05 PM',
    '昨天',
    '2019-03',
    '0000-00-00 00:00:00',
    '1,2',
  ])('does not guess at %j', (text) => {
    expect(shanghai(text, 'us', 'excel', 'compact')).toBeNull();
  });
});
