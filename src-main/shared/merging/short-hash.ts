const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Ten characters of Crockford's Base 32, the letters of ids, that stand for a text: 50 of the 53 bits of cyrb53 (bryc, public
 * domain, https://github.com/bryc/code). Tells texts apart; is no protection against anybody.
 */
export function shortHash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  let rest = 4294967296 * (2097151 & low) + (high >>> 0);
  let hash = '';
  for (let length = 0; length < 10; length += 1) {
    hash = (digits[rest % 32] ?? '') + hash;
    rest = Math.floor(rest / 32);
  }
  return hash;
}
