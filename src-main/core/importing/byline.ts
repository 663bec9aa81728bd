/** Names only: without "By", roles, addresses and the agency's habits. Null when none is left. */
export function bylineNames(given: readonly string[]): string | null {
  const names = given
    .flatMap((line) => line.replace(/\s+/g, ' ').split(/\s*(?:,|;|\||&|\band\b)\s*/))
    .map((name) => name.replace(/^\s*(?:written\s+)?by[:\s]+/i, '').trim())
    .filter((name) => name !== '' && !/^https?:|@|^\d/.test(name) && name.length <= 80);
  const unique = [...new Set(names)];
  return unique.length === 0 ? null : unique.join(', ');
}
