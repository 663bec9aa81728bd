export const mentionTypes = ['person', 'organisation', 'place', 'event', 'work', 'demonym'] as const;
export type MentionType = (typeof mentionTypes)[number];

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly type: MentionType;
  /** The entity within the article. */
  readonly key: string;
}

export interface Quotation {
  readonly start: number;
  readonly end: number;
  readonly kind: 'direct' | 'indirect';
  /** The speaker's entity, or null where the text names nobody. */
  readonly speaker: string | null;
  /** The reporting verb as it stands in the text, or null where there is none. */
  readonly verb: string | null;
}

export interface AnnotatedText {
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly published: string;
  readonly genre: string;
  /** Title line and body without the marks. */
  readonly text: string;
  /** In order of their start; UTF-16 offsets into `text`, the end exclusive. */
  readonly mentions: readonly Mention[];
  /** In order of their start, the outer one first where they are nested. */
  readonly quotes: readonly Quotation[];
}

interface Open {
  readonly name: boolean;
  readonly start: number;
  readonly line: number;
}

const kebab = /^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u;
const nameMark = /^(\S+) (\S+)$/;
const quoteMark = /^(direct|indirect) (\S+) (\S.*)$/;

/**
 * Reads an annotated article, whose format `news/README.md` gives; throws an Error that names the line of `source`
 * on whatever does not keep to it.
 */
export function parseAnnotatedText(source: string): AnnotatedText {
  const lines = source.replace(/^\uFEFF/, '').split('\n');
  const rule = lines.indexOf('---');
  if (rule < 0) fail(1, 'there is no line --- between the keys and the body');
  const header = readHeader(lines.slice(0, rule));
  const body = readBody(lines.slice(rule + 1), rule + 2);
  if (body.text.split('\n', 1)[0] !== header.title) {
    fail(rule + 2, `the body does not begin with the title "${header.title}"`);
  }
  return { ...header, ...body };
}

function readHeader(lines: readonly string[]): { title: string; published: string; genre: string } {
  const found = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    const [, key, value] = /^(title|published|genre): (\S.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) fail(index + 1, `"${line}" is no title, published or genre`);
    if (found.has(key)) fail(index + 1, `${key} stands twice`);
    if (key === 'published' && !isDay(value)) fail(index + 1, `"${value}" is no day (YYYY-MM-DD)`);
    found.set(key, value);
  }
  const value = (key: string) => found.get(key) ?? fail(lines.length + 1, `${key} is missing`);
  return { title: value('title'), published: value('published'), genre: value('genre') };
}

function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function readBody(lines: readonly string[], firstLine: number): Pick<AnnotatedText, 'text' | 'mentions' | 'quotes'> {
  const source = lines.join('\n').trimEnd();
  const mentions: Mention[] = [];
  const quotes: (Quotation & { line: number })[] = [];
  const types = new Map<string, MentionType>();
  const open: Open[] = [];
  let text = '';
  let line = firstLine;
  let at = 0;

  /** Ends the innermost mark at its `|`, and says how many characters the label takes with the closing brackets. */
  const close = (): number => {
    const mark = open.pop() ?? fail(line, '"|" stands outside any mark');
    const closing = mark.name ? ']]' : '>>';
    const label = /^[^\n[\]<>|]*/.exec(source.slice(at + 1))?.[0] ?? '';
    if (!source.startsWith(closing, at + 1 + label.length)) fail(line, `"|${label}" is not followed by ${closing}`);
    const { start } = mark;
    const end = text.length;
    const surface = text.slice(start, end);
    if (surface === '' || surface !== surface.trim())
      fail(line, `the marked text "${surface}" is empty or has outer blanks`);
    if (mark.name) mentions.push({ start, end, ...readName(label, types, line) });
    else quotes.push({ start, end, ...readQuote(label, line), line: mark.line });
    return 1 + label.length + 2;
  };

  while (at < source.length) {
    const two = source.slice(at, at + 2);
    if (two === '[[' || two === '<<') {
      if (open.at(-1)?.name) fail(line, 'a mark stands inside a name');
      open.push({ name: two === '[[', start: text.length, line });
      at += 2;
    } else if (two === ']]' || two === '>>') {
      fail(line, `${two} closes a mark without its label`);
    } else if (source[at] === '|') {
      at += close();
    } else {
      const sign = source[at] ?? '';
      if (sign === '\n') {
        if (open.at(-1)?.name) fail(line, 'a name runs over the end of its line');
        line += 1;
      }
      text += sign;
      at += 1;
    }
  }
  const left = open.at(-1);
  if (left) fail(left.line, `${left.name ? '[[' : '<<'} is never closed`);
  for (const { speaker, line: opened } of quotes) {
    if (speaker !== null && !types.has(speaker)) fail(opened, `the speaker "${speaker}" is the key of no name`);
  }
  return {
    text,
    mentions: mentions.toSorted((a, b) => a.start - b.start),
    quotes: quotes.map(({ line: _, ...quote }) => quote).toSorted((a, b) => a.start - b.start || b.end - a.end),
  };
}

/** A key has one type in an article; a demonym may have the key of what it is derived from. */
function readName(label: string, types: Map<string, MentionType>, line: number): { type: MentionType; key: string } {
  const [, word, key] = nameMark.exec(label) ?? [];
  const type = mentionTypes.find((known) => known === word);
  if (type === undefined || key === undefined) fail(line, `"${label}" is no "type key"`);
  if (!kebab.test(key)) fail(line, `the key "${key}" is not in kebab-case`);
  const before = types.get(key);
  if (before !== undefined && before !== type && before !== 'demonym' && type !== 'demonym') {
    fail(line, `"${key}" is a ${before} elsewhere and a ${type} here`);
  }
  if (before === undefined || before === 'demonym') types.set(key, type);
  return { type, key };
}

function readQuote(label: string, line: number): Pick<Quotation, 'kind' | 'speaker' | 'verb'> {
  const [, kind, speaker, verb] = quoteMark.exec(label) ?? [];
  if (kind === undefined || speaker === undefined || verb === undefined) {
    fail(line, `"${label}" is no "direct key verb" or "indirect key verb"`);
  }
  if (speaker !== '-' && !kebab.test(speaker)) fail(line, `the key "${speaker}" is not in kebab-case`);
  return {
    kind: kind === 'direct' ? 'direct' : 'indirect',
    speaker: speaker === '-' ? null : speaker,
    verb: verb === '-' ? null : verb,
  };
}

function fail(line: number, what: string): never {
  throw new Error(`line ${line}: ${what}`);
}
