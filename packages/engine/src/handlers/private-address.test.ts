import { describe, expect, it } from 'vitest';
import { publicAddressesOnly } from './private-address.ts';

describe('the rule for addresses', () => {
  const isAllowed = publicAddressesOnly();

  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4009::200e'])(
    'lets the public %s through',
    (address) => {
      expect(isAllowed(address)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.4',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::FFFF:7f00:1',
    '0:0:0:0:0:ffff:7f00:1',
    '::ffff:0:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
  ])('refuses %s', (address) => {
    expect(isAllowed(address)).toBe(false);
  });

  it.each(['', 'example.org', '127.1', '0x7f000001', '8.8.8.8 ', '8.8.8.8%1'])('refuses %j, which is no address', (address) => {
    expect(isAllowed(address)).toBe(false);
  });

  it('lets named ranges through though they are private, and nothing beside them', () => {
    const allows = publicAddressesOnly(['127.0.0.1/32', '::1/128']);

    expect(['127.0.0.1', '::1', '127.0.0.2', '::ffff:127.0.0.1', '10.0.0.1'].map(allows)).toEqual([true, true, false, false, false]);
  });

  it.each(['127.0.0.1', '127.0.0.1/33', '::1/129', '127.0.0.1/', 'localhost/8', '10.0.0.0/-1'])('refuses the range %j', (range) => {
    expect(() => publicAddressesOnly([range])).toThrow(RangeError);
  });
});
