import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/**
 * Where messages may never go, whatever an administrator enters: a server's own link, the metadata services of clouds, addresses that mean
 * nobody or everybody. Private ranges are allowed: mail relays, gateways and a school's own WeCom stand there. Loopback is a setting
 * (MESSAGES_TO_LOOPBACK), for relays on this machine.
 */
const never = new BlockList();
never.addSubnet('0.0.0.0', 8, 'ipv4');
never.addSubnet('169.254.0.0', 16, 'ipv4');
never.addSubnet('224.0.0.0', 3, 'ipv4');
never.addSubnet('192.0.0.0', 24, 'ipv4');
// Metadata of Alibaba Cloud and of Azure, outside the link-local range.
never.addAddress('100.100.100.200', 'ipv4');
never.addAddress('168.63.129.16', 'ipv4');
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');
// Metadata of AWS and of Google by IPv6.
never.addAddress('fd00:ec2::254', 'ipv6');
never.addAddress('fd20:ce::254', 'ipv6');
// Ways to write an IPv4 address as an IPv6 one: translated, tunnelled, long out of use.
never.addSubnet('64:ff9b::', 96, 'ipv6');
never.addSubnet('64:ff9b:1::', 48, 'ipv6');
never.addSubnet('2002::', 16, 'ipv6');
never.addSubnet('2001::', 32, 'ipv6');
never.addSubnet('::', 96, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a message may be sent to an IP address. */
export function isAllowedAddress(address: string, toLoopback: boolean): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  // A mapped address (::ffff:…) is checked as the IPv4 address it means: BlockList does so by itself.
  if (loopback.check(address, kind)) return toLoopback;
  return !never.check(address, kind);
}

/** A name that leads where no message may go. */
export class AddressNotAllowed extends Error {
  readonly code = 'EADDRESSNOTALLOWED';
}

/**
 * Resolves a host to the addresses that may be connected to. One forbidden address among them condemns the name: it would be tried next.
 * @throws AddressNotAllowed
 */
export function allowedAddresses(host: string, toLoopback: boolean): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) => {
      if (error) reject(error);
      else if (found.length === 0 || !found.every(({ address }) => isAllowedAddress(address, toLoopback)))
        reject(new AddressNotAllowed());
      else resolve(found);
    });
  });
}
