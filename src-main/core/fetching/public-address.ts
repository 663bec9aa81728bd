import { BlockList, isIP } from 'node:net';

/** IPv4 networks that are nobody's place on the public internet (IANA's special-purpose registry), and one of a cloud. */
const notPublic: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Azure answers its virtual machines here, keys included.
  ['168.63.129.16', 32],
];

const special = new BlockList();
for (const [network, prefix] of notPublic) special.addSubnet(network, prefix, 'ipv4');

const notPublic6 = new BlockList();
// Teredo, benchmarking, ORCHID and the like; documentation.
notPublic6.addSubnet('2001::', 23, 'ipv6');
notPublic6.addSubnet('2001:db8::', 32, 'ipv6');
notPublic6.addSubnet('3fff::', 20, 'ipv6');

/**
 * Whether an IP address is a place on the public internet, so that a page can never make Postil ask this computer, its
 * network or a cloud's own services. IPv6 that stands for IPv4 (mapped, NAT64, 6to4) is judged by the address inside;
 * other than that, only global unicast (2000::/3) is public. False for what is no IP address.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  if (family !== 6) return false;
  const words = wordsOf(address);
  if (words === null) return false;
  const [first = 0, second = 0] = words;
  const leading = words.slice(0, 5).every((word) => word === 0);
  const isMapped = leading && words[5] === 0xffff;
  const isNat64 = first === 0x64 && second === 0xff9b && words.slice(2, 6).every((word) => word === 0);
  if (isMapped || isNat64) return isPublicAddress(dotted(words[6], words[7]));
  if (first === 0x2002) return isPublicAddress(dotted(words[1], words[2]));
  return first >> 13 === 1 && !notPublic6.check(address, 'ipv6');
}

/** The eight words of an IPv6 address; null for one with a zone, which is always local. */
function wordsOf(address: string): number[] | null {
  // The URL standard writes every spelling of an address in one way.
  const plain = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1);
  if (plain === undefined) return null;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...gap, ...after].map((word) => Number.parseInt(word, 16));
}

function dotted(high = 0, low = 0): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
