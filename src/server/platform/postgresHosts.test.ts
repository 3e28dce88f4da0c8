import { expect, it } from 'vitest';
import { firstHostUrl, hostsOf } from './postgresHosts.ts';

const several = 'postgres://huying:p%2Cw@10.0.0.1:5432,db2,[fd00::3]:6432/huying?sslmode=require';

it('reads every machine of an address, with its port', () => {
  expect(hostsOf(several)).toEqual([
    { host: '10.0.0.1', port: 5432 },
    { host: 'db2', port: 5432 },
    { host: 'fd00::3', port: 6432 },
  ]);
  expect(hostsOf('postgresql://db/huying')).toEqual([{ host: 'db', port: 5432 }]);
  expect(hostsOf('postgres:///huying')).toEqual([{ host: 'localhost', port: 5432 }]);
});

it('leaves the first machine, the password and the rest as they are', () => {
  expect(firstHostUrl(several)).toBe('postgres://huying:p%2Cw@10.0.0.1:5432/huying?sslmode=require');
  expect(firstHostUrl('postgres://u:p@h:1/n')).toBe('postgres://u:p@h:1/n');
});
