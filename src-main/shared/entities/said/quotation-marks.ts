import type { Token } from '../tokenise.ts';

/** What stands between quotation marks: token indices, the marks included, `to` exclusive. */
export interface Quoted {
  readonly from: number;
  readonly to: number;
  /** False where the paragraph ends and nothing closes it. */
  readonly closed: boolean;
  /** Those right inside it. */
  readonly inner: Quoted[];
}

type Style = '“' | '„' | '«' | '»' | '"' | '‘' | "'";
interface Open {
  readonly style: Style;
  readonly from: number;
}

/** Nobody nests deeper; what does has lost its closing marks. */
const maximumDepth = 5;

/** Words that an apostrophe may begin; an opening single mark may stand before them too, but seldom does. */
const elided = /^(?:em|til|tis|twas|cause|bout|n|round|\d\d(?:s|th)?)$/i;

/**
 * Finds quotations by their marks: curly, straight, British single ones (apostrophes are told apart by what stands
 * around them), German and French ones, nested, and over paragraphs that open with the mark again. The outermost ones in
 * order, the inner ones in them. Linear in the tokens.
 */
export function findQuoted(tokens: readonly Token[], text: string): Quoted[] {
  const found: (Omit<Quoted, 'inner'> & { inner: Quoted[] })[] = [];
  const closers = nextSingleClosers(tokens, text);
  let open: Open[] = [];
  const close = (at: number, styles: string): boolean => {
    const level = open.findLastIndex(({ style }) => styles.includes(style));
    if (level < 0) return false;
    const { from } = open[level] as Open;
    // Marks with nothing between them quote nothing.
    if (at > from + 1) found.push({ from, to: at + 1, closed: true, inner: [] });
    open = open.slice(0, level);
    return true;
  };

  for (const [at, token] of tokens.entries()) {
    const mark = text[token.start] ?? '';
    const single = token.end - token.start === 1;
    if (token.gap === 'line' && open.length > 0) {
      const outer = open[0] as Open;
      const goesOn = single && (mark === outer.style || (outer.style === '„' && mark === '“'));
      if (goesOn) {
        open = [outer];
        continue;
      }
      if ('“„«'.includes(outer.style) && at > outer.from + 1) {
        found.push({ from: outer.from, to: at, closed: false, inner: [] });
      }
      open = [];
    }
    if (!single || !'“”„«»"‘’\''.includes(mark)) continue;
    if (open.length >= maximumDepth) open = open.slice(0, 1);
    const next = tokens[at + 1];
    const before = token.gap === 'none' && at > 0;
    const after = next !== undefined && next.gap === 'none';
    const holds = (styles: string) => open.some(({ style }) => styles.includes(style));
    if (mark === '”') close(at, holds('“„') ? '“„' : '"');
    else if (mark === '“') {
      if (!(open.at(-1)?.style === '„' && close(at, '„'))) open.push({ style: '“', from: at });
    } else if (mark === '„') open.push({ style: '„', from: at });
    else if (mark === '«') {
      if (!(holds('»') && close(at, '»'))) open.push({ style: '«', from: at });
    } else if (mark === '»') {
      if (!close(at, '«') && !before && after) open.push({ style: '»', from: at });
    } else if (mark === '"') {
      const opens = after && (!before || /[([{—–-]|[‘'"]/.test(tokens[at - 1]?.text ?? ''));
      if (holds('"')) {
        if (before || !opens) close(at, '"');
        else
          open = [
            ...open.slice(
              0,
              open.findIndex(({ style }) => style === '"'),
            ),
            { style: '"', from: at },
          ];
      } else if (before && !opens && holds('“')) close(at, '“');
      else if (opens || (!before && !after)) open.push({ style: '"', from: at });
    } else if (mark === '‘') {
      const word = next?.text ?? '';
      if (after && !elided.test(word)) open.push({ style: '‘', from: at });
    } else if (holds("‘'") && isSingleCloser(tokens, at)) {
      if (!isPlural(tokens, at) || closers[at + 1] === undefined) close(at, "‘'");
    } else if (mark === "'" && after && !before && closers[at + 1] !== undefined) {
      if (!elided.test(next?.text ?? '')) open.push({ style: "'", from: at });
    } else if (mark === "'" && after && before && /["“([—–]/.test(text[token.start - 1] ?? '')) {
      if (closers[at + 1] !== undefined) open.push({ style: "'", from: at });
    }
  }
  const last = open[0];
  if (last !== undefined && '“„«'.includes(last.style) && tokens.length > last.from + 1) {
    found.push({ from: last.from, to: tokens.length, closed: false, inner: [] });
  }
  return nest(found);
}

function nest(found: readonly Quoted[]): Quoted[] {
  const outer: Quoted[] = [];
  const around: Quoted[] = [];
  for (const quoted of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    while (around.length > 0 && (around.at(-1) as Quoted).to <= quoted.from) around.pop();
    const parent = around.at(-1);
    // Crossing marks are a slip of the writer; the one that began first is believed.
    if (parent !== undefined && quoted.to > parent.to) continue;
    (parent?.inner ?? outer).push(quoted);
    around.push(quoted);
  }
  return outer;
}

/** Whether an apostrophe ends a word where no letter follows: it may close, or be the genitive of a plural. */
function isSingleCloser(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if ((tokens[at] as Token).gap !== 'none' || at === 0) return false;
  return next === undefined || next.gap !== 'none' || next.shape === 'punctuation';
}

/** "workers' rights": after an s, before a word in lower case. */
function isPlural(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return /s$/i.test(tokens[at - 1]?.text ?? '') && next?.gap === 'space' && /^(?:lower|cap|number)$/.test(next.shape);
}

/** For every token, the first one from it on, within its paragraph, that closes single marks beyond doubt. */
function nextSingleClosers(tokens: readonly Token[], text: string): (number | undefined)[] {
  const closers = new Array<number | undefined>(tokens.length + 1).fill(undefined);
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at] as Token;
    const mark = text[token.start] ?? '';
    const isMark = token.end - token.start === 1 && (mark === '’' || mark === "'");
    if (isMark && isSingleCloser(tokens, at) && !isPlural(tokens, at)) closers[at] = at;
    else if (tokens[at + 1]?.gap !== 'line') closers[at] = closers[at + 1];
  }
  return closers;
}
