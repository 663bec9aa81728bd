const schemes = new Set(['http:', 'https:', 'mailto:']);

/**
 * The normal form of an address that may leave Postil, or null: http, https or mailto without user name or password.
 * Host names come out in ASCII, so that a look-alike letter shows itself where the address is shown.
 */
export function externalAddress(given: string): string | null {
  const url = URL.parse(given);
  if (url === null || !schemes.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  return url.href;
}
