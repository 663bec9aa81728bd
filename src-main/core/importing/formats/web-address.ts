/** An absolute address of the web in its usual spelling, counted from `base` where that is given; null for all else. */
export function webAddress(value: string, base: string | null = null): string | null {
  if (value === '' || value.length > 8192) return null;
  const address = base === null ? URL.parse(value) : URL.parse(value, base);
  return address !== null && /^https?:$/.test(address.protocol) ? address.href : null;
}
