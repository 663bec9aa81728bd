/** How a token is written; what it may mean in a name follows from it. */
export type Shape = 'cap' | 'caps' | 'mixed' | 'initial' | 'lower' | 'number' | 'possessive' | 'punctuation' | 'other';

/** What stands between a token and the one before it. */
export type Gap = 'none' | 'space' | 'line';

export interface Token {
  /** UTF-16 code units into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** As written, but with straight apostrophes and plain hyphens, so that lists need only one spelling. */
  readonly text: string;
  readonly lower: string;
  readonly shape: Shape;
  readonly gap: Gap;
  /** Whether a capital is owed to the place (start of a sentence, a line or a quotation) and so says nothing. */
  readonly opens: boolean;
}

const tokenPattern = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s<>"”]+`,
    String.raw`[@#][\p{L}\p{N}_]+`,
    String.raw`(?:\p{Lu}\.){2,}(?:\p{Lu}(?![\p{L}\p{N}]))?`,
    String.raw`\p{Lu}\.\p{Lu}(?![\p{L}\p{N}])`,
    String.raw`\p{Lu}\.(?=[ \u00a0]?\p{Lu})`,
    String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_]|[-‐‑&](?=[\p{L}\p{N}])|['’](?!s(?![\p{L}\p{N}]))(?=\p{L})|(?<=\p{N})[.,](?=\p{N})|\.(?=(?:com|org|net|io|gov|edu)(?![\p{L}\p{N}])))*`,
    String.raw`['’] ?s(?![\p{L}\p{N}])`,
    String.raw`[^\s]`,
  ].join('|'),
  'gu',
);

/** Words whose full stop belongs to them and does not end a sentence. */
const abbreviations = new Set(
  (
    'Mr Mrs Ms Dr Prof Rev Hon Sgt Cpl Capt Lt Maj Col Gen Adm Cmdr Brig Sen Rep Gov Supt Det Insp Pvt Fr Msgr Pres St Mt Ft ' +
    'Jr Sr Inc Corp Ltd Co Bros Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No vs Ave Blvd Rd'
  ).split(' '),
);
const maximumWord = 60;

/** Splits a text into words, numbers and marks, in order, none left out but white space. Linear in the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const lineGaps = lineGapTest(text);
  const pattern = new RegExp(tokenPattern);
  let last = 0;
  let opens = true;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    let raw = match[0];
    if (text.charCodeAt(start + raw.length) === 46 && abbreviations.has(raw)) {
      raw += '.';
      pattern.lastIndex += 1;
    }
    const end = start + raw.length;
    const shape = shapeOf(raw);
    const gap: Gap = start === last ? (start === 0 ? 'line' : 'none') : lineGaps(last, start) ? 'line' : 'space';
    if (gap === 'line') opens = true;
    const spelled = /[’‐‑]/.test(raw) ? raw.replaceAll('’', "'").replaceAll(/[‐‑]/g, '-') : raw;
    tokens.push({ start, end, text: spelled, lower: spelled.toLowerCase(), shape, gap, opens });
    last = end;
    opens = opensNext(raw, shape, opens, tokens);
  }
  return tokens;
}

function opensNext(raw: string, shape: Shape, opens: boolean, tokens: readonly Token[]): boolean {
  if (shape !== 'punctuation') return false;
  if ('.!?…:;•|'.includes(raw)) return true;
  // A quotation mark or bracket passes on what was before it; after a comma or colon it opens a sentence of its own.
  if ('"“‘„«([\'’”»)]-–—*'.includes(raw)) {
    const before = tokens[tokens.length - 2];
    if ('"“„«'.includes(raw) && before?.shape === 'punctuation' && ',:'.includes(before.text)) return true;
    return opens;
  }
  return false;
}

/** Hard-wrapped text breaks lines inside sentences: there only an empty line ends one. */
function lineGapTest(text: string): (from: number, to: number) => boolean {
  let lines = 0;
  let wrapped = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines < 2000; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    const first = text[at + 1] ?? '';
    if (first !== first.toUpperCase()) wrapped += 1;
  }
  const hardWrapped = lines >= 6 && wrapped > lines * 0.3;
  // The next line break is kept between calls: to look for it anew from every word would take quadratic time.
  let next = text.indexOf('\n');
  return (from, to) => {
    while (next >= 0 && next < from) next = text.indexOf('\n', next + 1);
    if (next < 0 || next >= to) return false;
    return !hardWrapped || text.slice(next + 1, to).includes('\n');
  };
}

function shapeOf(raw: string): Shape {
  const first = raw[0] ?? '';
  if (raw.length > maximumWord || first === '@' || first === '#' || raw.includes('/')) {
    return raw.length === 1 ? 'punctuation' : 'other';
  }
  if (/^\p{N}/u.test(raw)) return 'number';
  if (!/^\p{L}/u.test(raw)) return /^['’] ?s$/.test(raw) ? 'possessive' : 'punctuation';
  const upper = raw.toUpperCase();
  const lower = raw.toLowerCase();
  if (raw === lower) return 'lower';
  if (first === first.toLowerCase()) return 'mixed';
  if (raw.length === 2 && raw[1] === '.') return 'initial';
  if (raw === upper) return raw.length === 1 ? 'initial' : 'caps';
  // "NGOs", "MPs": an acronym in the plural is no name, "iPhone" and "McDonald" are.
  return 'cap';
}
