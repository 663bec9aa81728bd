import type { Words } from '../dates/words.ts';
import { wordsOf } from '../dates/words.ts';
import { nations, ofNation, prefixCode, scales, shortScales, suffixUnit, symbolCode, terse } from './units.ts';

/** Money, a percentage or a measure: UTF-16 code units, end exclusive. */
export interface FoundAmount {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In `unit`. */
  readonly value: number;
  /** The lower end where a range is given ("5 to 7 million", of which `value` is the upper end); else equal to `value`. */
  readonly least: number;
  /** An ISO 4217 code, "percent", "percentage point", "basis point", or the measure in the singular. */
  readonly unit: string;
}

type Measured = Pick<FoundAmount, 'value' | 'least' | 'unit'> & { readonly to: number };

interface Quantity {
  readonly number: number;
  /** What "million" and the like multiply it by; 1 where nothing does. */
  readonly scale: number;
  readonly to: number;
  readonly digits: boolean;
}

/** Finds amounts of money, percentages and measures, sorted and apart; counts of people and things are none. Linear. */
export function findAmounts(text: string, blocks = wordsOf(text)): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const words of blocks) {
    for (let at = 0; at < words.list.length; ) {
      const amount = amountAt(words, at);
      if (amount === null) {
        at += 1;
        continue;
      }
      const start = words.at(at).start;
      const end = words.at(amount.to - 1).end;
      found.push({
        start,
        end,
        text: text.slice(start, end),
        value: amount.value,
        least: amount.least,
        unit: amount.unit,
      });
      at = amount.to;
    }
  }
  return found;
}

function amountAt(words: Words, at: number): Measured | null {
  const word = words.at(at);
  if (word.kind === 'mark') {
    const code = word.lower === '$' && word.tight ? undefined : symbolCode(word.lower, '');
    return code === undefined ? null : prefixed(words, at + 1, code, word.lower);
  }
  if (word.kind === 'letters' && word.capital) {
    const sign = words.at(at + 1);
    if (sign.tight && sign.lower === '$') {
      const code = symbolCode('$', word.lower);
      return code === undefined || word.lower.length > 2 ? null : prefixed(words, at + 2, code, '$');
    }
    const code = prefixCode(word.lower);
    if (code !== undefined) {
      const stop = words.is(at + 1, '.') && words.at(at + 1).tight ? 2 : 1;
      if (words.at(at + stop).kind === 'digits') return prefixed(words, at + stop, code, '');
    }
  }
  if (word.kind !== 'digits' && word.entry?.is !== 'number' && word.lower !== 'half') return null;
  if (word.tight && !'(–—-“"‘\'['.includes(words.at(at - 1).lower)) return null;
  const quantity = quantityAt(words, at);
  return quantity === null ? null : suffixed(words, quantity);
}

/** "$1.2 billion", "€300m", "$5-7 million", "$5m-$7m", "$2-billion". */
function prefixed(words: Words, at: number, code: string, sign: string): Measured | null {
  const first = digitsAt(words, at);
  if (first === null) return null;
  const low = shortScale(words, first);
  const dash = words.at(low.to);
  if (!dash.tight || (dash.lower !== '-' && dash.lower !== '–') || !words.at(low.to + 1).tight) {
    return measured(low, low, code);
  }
  const second = digitsAt(words, words.is(low.to + 1, sign) && sign !== '' ? low.to + 2 : low.to + 1);
  const high = second === null ? low : shortScale(words, second);
  return measured(low, high.number * high.scale > low.number * low.scale ? high : low, code);
}

/** An amount from its two ends, which may be one; a lower end without a scale has that of the upper ("5-7 million"). */
function measured(low: Quantity, high: Quantity, unit: string, to = high.to): Measured {
  const value = high.number * high.scale;
  const least = low.number * (low.scale === 1 ? high.scale : low.scale);
  return { to, value, least: least <= value ? least : low.number * low.scale, unit };
}

function shortScale(words: Words, quantity: Quantity): Quantity {
  if (quantity.scale > 1) return quantity;
  const next = words.at(quantity.to);
  const scale = Object.hasOwn(shortScales, next.lower) ? shortScales[next.lower] : undefined;
  if (scale === undefined || (!next.tight && next.lower.length < 2)) return quantity;
  return { ...quantity, scale, to: quantity.to + 1 };
}

/** What stands behind a number: "5 million pounds", "7%", "40 km", "12-mile". */
function suffixed(words: Words, first: Quantity): Measured | null {
  const quantity = through(words, first);
  const amount = (to: number, unit: string) => measured(first, quantity, unit, to);
  let at = quantity.to;
  const next = words.at(at);
  if (next.lower === '%' || next.lower === 'percent' || next.lower === 'pc') return amount(at + 1, 'percent');
  if (next.lower === 'per' && words.is(at + 1, 'cent')) return amount(at + 2, 'percent');
  if (next.lower === 'percentage' && words.at(at + 1).lower.startsWith('point')) {
    return amount(at + 2, 'percentage point');
  }
  if (next.lower === 'basis' && words.at(at + 1).lower.startsWith('point')) return amount(at + 2, 'basis point');
  if (next.lower === '°') {
    const scale = words.at(at + 1);
    return amount(scale.tight && /^[cf]$/.test(scale.lower) ? at + 2 : at + 1, 'degree');
  }
  if (next.lower === '-' && next.tight && words.at(at + 1).tight) at += 1;
  const power = /^(?:square|sq|cubic)$/.test(words.at(at).lower)
    ? `${words.is(at, 'cubic') ? 'cubic' : 'square'} `
    : '';
  if (power !== '') at += words.is(at, 'sq') && words.is(at + 1, '.') ? 2 : 1;
  let nation = '';
  if (nations.has(words.at(at).lower) && words.at(at).capital) {
    nation = words.at(at).lower;
    at += 1;
  } else if (
    (words.is(at, 'hong') && words.is(at + 1, 'kong')) ||
    (words.is(at, 'new') && words.is(at + 1, 'zealand'))
  ) {
    nation = words.at(at + 1).lower;
    at += 2;
  } else if (words.is(at, 'u') && words.is(at + 1, '.') && words.is(at + 2, 's') && words.is(at + 3, '.')) at += 4;
  const word = words.at(at);
  const unit = suffixUnit(word.lower);
  if (unit === undefined || (nation !== '' && !unit.money) || (power !== '' && unit.money)) return null;
  if (terse.has(word.lower) && (!quantity.digits || (word.lower === 'won' && quantity.scale === 1))) return null;
  if (word.capital && word.lower.length > 3 && !unit.money) return null;
  // "one foot in the door", "a ton of work", "a yard": only a number of them is a measure.
  if (!quantity.digits && quantity.number === 1 && quantity.scale === 1 && words.at(at - 1).lower !== 'one')
    return null;
  // Millions of pounds are money, nobody weighs them.
  const pounds = unit.code === 'pound' && (quantity.scale > 1 || nation !== '');
  return amount(at + 1, pounds ? 'GBP' : power + ofNation(unit.code, nation));
}

/** The upper end of "5 to 7 million", "20-30", "10% to 15%"; the number itself where no range follows. */
function through(words: Words, first: Quantity): Quantity {
  if (!first.digits) return first;
  const sign = words.is(first.to, '%') ? 1 : 0;
  const joiner = words.at(first.to + sign);
  const dash = joiner.lower === '-' || joiner.lower === '–';
  if (joiner.lower !== 'to' && !(dash && joiner.tight)) return first;
  const second = digitsAt(words, first.to + sign + 1);
  if (second === null || (sign === 1 && !/^(?:%|percent|per)$/.test(words.at(second.to).lower))) return first;
  return second.number * second.scale > first.number * first.scale ? second : first;
}

function digitsAt(words: Words, at: number): Quantity | null {
  return words.at(at).kind === 'digits' ? quantityAt(words, at) : null;
}

/** A number in digits or words with its scale: "1.2 billion", "2,000 crore", "five million", "half a million". */
function quantityAt(words: Words, at: number): Quantity | null {
  const word = words.at(at);
  let number: number;
  let to = at + 1;
  const digits = word.kind === 'digits';
  if (digits) {
    if (word.lower.length === 0 || word.lower.length > 15) return null;
    let text = word.lower;
    while (words.at(to).tight && words.is(to, ',') && groupAt(words, to + 1)) {
      text += words.at(to + 1).lower;
      to += 2;
    }
    if (words.at(to).tight && words.is(to, '.') && words.at(to + 1).tight && words.at(to + 1).kind === 'digits') {
      text += `.${words.at(to + 1).lower}`;
      to += 2;
    }
    number = Number(text);
  } else if (word.lower === 'half') {
    if (!words.is(at + 1, 'a') || scales[words.at(at + 2).lower] === undefined) return null;
    number = 0.5;
    to = at + 2;
  } else if (word.entry?.is === 'number') {
    number = word.entry.n;
    const second = words.at(to + 1).entry;
    if (number >= 20 && words.is(to, '-') && second?.is === 'number' && second.n < 10) {
      number += second.n;
      to += 2;
    }
  } else return null;
  let scale = 1;
  for (let steps = 0; steps < 2; steps += 1) {
    const hyphen = words.is(to, '-') && words.at(to).tight && words.at(to + 1).tight ? 1 : 0;
    const name = words.at(to + hyphen).lower;
    const factor = Object.hasOwn(scales, name) ? scales[name] : undefined;
    if (factor === undefined) break;
    scale *= factor;
    to += 1 + hyphen;
  }
  return Number.isFinite(number * scale) ? { number, scale, to, digits } : null;
}

/** The three digits of a group of thousands, or the two of an Indian one. */
function groupAt(words: Words, at: number): boolean {
  const { kind, lower, tight } = words.at(at);
  return kind === 'digits' && tight && (lower.length === 3 || (lower.length === 2 && words.is(at + 1, ',')));
}
