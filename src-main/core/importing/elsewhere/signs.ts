/** Two files of one app may tell the same thing differently, and come in turns. */
const mostSigns = 8;

/** Signs of the forms in which something came from an app, the first one first. */
export function signsOf(origin: { readonly [key: string]: unknown } | undefined): string[] {
  const signs = origin?.signs;
  return Array.isArray(signs) ? signs.filter((sign): sign is string => typeof sign === 'string') : [];
}

export function withSign(signs: readonly string[], sign: string): string[] {
  return [...signs, sign].slice(-mostSigns);
}
