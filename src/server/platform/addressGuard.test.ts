import { describe, expect, it } from 'vitest';
import { AddressNotAllowed, allowedAddresses, isAllowedAddress } from './addressGuard.ts';
import { openAsk } from './ask.ts';

describe('an address that a message may go to', () => {
  it.each([
    ['the metadata service of most clouds', '169.254.169.254'],
    ['the same, mapped into IPv6', '::ffff:169.254.169.254'],
    ['the same, mapped and in hexadecimal', '::ffff:a9fe:a9fe'],
    ['the same, translated (NAT64)', '64:ff9b::a9fe:a9fe'],
    ['the same, tunnelled (6to4)', '2002:a9fe:a9fe::1'],
    ['the same, compatible with nothing any more', '::a9fe:a9fe'],
    ['metadata of Alibaba Cloud', '100.100.100.200'],
    ['the wire server of Azure', '168.63.129.16'],
    ['metadata of AWS by IPv6', 'fd00:ec2::254'],
    ['link-local IPv6', 'fe80::1'],
    ['this network', '0.0.0.0'],
    ['no address', '::'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['multicast by IPv6', 'ff02::1'],
    ['no address at all', 'localhost'],
  ])('is not %s', (_, address) => {
    expect(isAllowedAddress(address, true)).toBe(false);
  });
  it.each(['10.1.2.3', '172.16.0.9', '192.168.1.20', '100.64.0.1', '202.112.0.36', 'fd12:3456::1', '2001:da8::1'])(
    'may be %s: gateways stand on the campus',
    (address) => {
      expect(isAllowedAddress(address, false)).toBe(true);
    },
  );
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('may be %s only by the setting', (address) => {
    expect(isAllowedAddress(address, false)).toBe(false);
    expect(isAllowedAddress(address, true)).toBe(true);
  });
});

describe('a name', () => {
  it('is refused for where it leads', async () => {
    await expect(allowedAddresses('localhost', false)).rejects.toThrow(AddressNotAllowed);
    expect((await allowedAddresses('localhost', true)).length).toBeGreaterThan(0);
  });
});

describe('a request', () => {
  const ask = openAsk({ toLoopback: false, timeoutMilliseconds: 1000 });
  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:169.254.169.254]/',
    'http://0xa9fea9fe/',
    'http://2852039166/',
    'http://127.0.0.1:5432/',
    'http://localhost/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'http://user:password@example.com/',
    'not an address',
  ])('to %s is not sent', async (url) => {
    await expect(ask({ url, method: 'GET' })).rejects.toMatchObject({ reason: 'address-not-allowed' });
  });
});
