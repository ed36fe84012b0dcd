import { BlockList, isIP } from 'node:net';

/** IPv4 ranges that are not the public internet (IANA special-purpose registry, multicast and the reserved block). */
const closedV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
] as const;

// Of IPv6 only global unicast is public, and in it these are not: some of them carry an IPv4 address inside (Teredo, 6to4).
const openV6 = '2000::/3';
const closedV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const;

/** Decides whether an address may be connected to. */
export type AddressRule = (address: string) => boolean;

/**
 * Makes the rule that lets only public addresses through, and the given ranges besides.
 *
 * Mapped, translated and tunnelled IPv4 (`::ffff:…`, `64:ff9b::…`, 6to4, Teredo) is refused whatever it points at.
 *
 * @param except - Ranges in CIDR notation that are allowed though private, such as `127.0.0.1/32`.
 * @throws RangeError when a range cannot be read.
 */
export function publicAddressesOnly(except: readonly string[] = []): AddressRule {
  const closed = listOf([...closedV4, ...closedV6]);
  const open = listOf([openV6]);
  const allowed = listOf(except);
  return (address) => {
    // A zone index names an interface of this machine, never a place on the internet.
    const family = address.includes('%') ? 0 : isIP(address);
    if (family === 0) return false;
    const kind = family === 6 ? 'ipv6' : 'ipv4';
    // The platform matches a mapped address against IPv4 rules too; an exception must name it as it is connected to.
    if (kind === 'ipv6' && isMapped(address)) return false;
    if (allowed.check(address, kind)) return true;
    return (kind === 'ipv4' || open.check(address, kind)) && !closed.check(address, kind);
  };
}

function isMapped(address: string): boolean {
  return new URL(`http://[${address}]/`).hostname.startsWith('[::ffff:');
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix = ''] = range.split('/');
    const family = isIP(address);
    const bits = Number(prefix);
    if (family === 0 || !/^\d{1,3}$/.test(prefix) || bits > (family === 6 ? 128 : 32))
      throw new RangeError(`"${range}" is not a range such as 10.0.0.0/8.`);
    list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
