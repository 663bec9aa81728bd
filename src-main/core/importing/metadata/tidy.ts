/** References that metadata hold because they were escaped twice. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  eacute: 'é',
  copy: '©',
  reg: '®',
  trade: '™',
};

/** One line for a person: references resolved, tags and direction marks gone, white space folded. */
export function tidyLine(text: string): string {
  return plainLine(decodeReferences(decodeReferences(text)).replace(/<\/?[a-z][^<>]{0,200}>/gi, ''));
}

/**
 * One line as it stands, without what turns it round in a list (direction marks) or means something to a terminal
 * (control characters); white space folded.
 */
export function plainLine(text: string): string {
  return (
    text
      .replace(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u00ad\ufeff]/g, '')
      .replace(/\s+/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
      .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
      .trim()
  );
}

function decodeReferences(text: string): string {
  return text.includes('&')
    ? text.replace(
        /&(?:\s?#x([0-9a-f]{1,6})|\s?#(\d{1,7})|([a-z]{2,8}));/gi,
        (whole, hex?: string, decimal?: string, name = '') => {
          const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
          if (Number.isNaN(code)) return named[(name as string).toLowerCase()] ?? whole;
          return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
        },
      )
    : text;
}

/** Letters and digits alone, in lower case, for comparing; accents stay. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
