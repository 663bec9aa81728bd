import { type Language, languages } from './languages.ts';

/** Every encoding that some language is known to use. */
export const knownEncodings: readonly string[] = [...new Set(languages.flatMap((language) => language.encodings))];

const quotes = new Set('“”‘’„‚«»‹›–—…•·°§©®€£№¿¡´\u00a0ºª′″−×');
const wide = /[\u3400-\u9fff\uac00-\ud7a3\u3040-\u30ff\u3000-\u303f\uff00-\uffef]/;

/**
 * How much a text looks like one that was read in this encoding, from about 1 (its letters beyond ASCII are the common
 * ones of a language that uses it) down to -3 (none of them makes sense). `hint` is a language that the page names.
 */
export function scoreEncoding(text: string, encoding: string, hint: string | null): number {
  const letters = lettersOf(text);
  if (letters.length === 0) return 0;
  let best = Number.NEGATIVE_INFINITY;
  for (const language of languages) {
    if (!language.encodings.includes(encoding)) continue;
    const hinted = hint !== null && language.tag.split('-')[0] === hint.toLowerCase().split('-')[0] ? 0.15 : 0;
    best = Math.max(best, scoreFor(letters, language) + hinted);
  }
  return best;
}

interface Letter {
  readonly sign: string;
  readonly small: string;
  /** The neighbours, empty at the ends. */
  readonly before: string;
  readonly after: string;
}

function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  const signs = [...text];
  signs.forEach((sign, index) => {
    if (sign.charCodeAt(0) < 0x80) return;
    letters.push({ sign, small: sign.toLowerCase(), before: signs[index - 1] ?? '', after: signs[index + 1] ?? '' });
  });
  return letters;
}

function scoreFor(letters: readonly Letter[], language: Language): number {
  let sum = 0;
  for (const letter of letters) sum += worth(letter, language);
  return sum / letters.length;
}

function worth({ sign, small, before, after }: Letter, { common, rare, tag, weights }: Language): number {
  const code = sign.charCodeAt(0);
  if (code === 0xfffd || (code >= 0x80 && code < 0xa0) || (code >= 0xe000 && code < 0xf900)) return -3;
  // Nobody draws boxes in the midst of words.
  if (code >= 0x2500 && code < 0x25a0) return -2;
  // A capital right behind a small letter is what a wrong encoding makes of most words.
  const isTwisted = sign !== small && /\p{Ll}/u.test(before);
  if (isTwisted) return -1;
  if (unmixed.has(tag) && (/[a-z]/i.test(before) || /[a-z]/i.test(after)) && /[\p{L}\p{M}]/u.test(sign)) return -0.7;
  if (/\p{M}/u.test(sign) && !/[\p{L}\p{M}]/u.test(before)) return -1;
  if (finals.has(sign) && isLetter(after)) return -0.7;
  if (common.has(small) || common.has(sign)) return (sign === small ? 1 : 0.8) * (weights?.get(small) ?? 1);
  if (rare.has(small)) return weights?.get(small) ?? 0.35;
  if (wide.test(sign)) return wideValue(sign, tag);
  if (quotes.has(sign))
    return isLetter(before) && isLetter(after) && sign !== '’' && sign !== '·' && sign !== '\u00a0' ? -0.6 : 0.25;
  return /\p{L}/u.test(sign) ? -0.7 : -1;
}

/** Ideographs are too many to list; one that is not common may still be right where such are written. */
function wideValue(sign: string, tag: string): number {
  const isHangul = sign >= '\uac00' && sign <= '\ud7a3';
  const isKana = sign >= '\u3040' && sign <= '\u30ff';
  const isHalf = sign >= '\uff61' && sign <= '\uffdc';
  if (isHalf) return -0.7;
  if (tag === 'ko') return isHangul ? 0.3 : -0.5;
  if (tag === 'ja') return isHangul ? -1 : isKana ? 0.6 : 0.2;
  if (tag.startsWith('zh')) return isHangul || isKana ? -0.7 : 0.2;
  return -1;
}

/** Forms that only end words. */
const finals = new Set('ςםןץףך');

/** Alphabets whose words hold no Latin letters. */
const unmixed = new Set(['ru', 'uk', 'bg', 'sr', 'be', 'el', 'he', 'ar', 'fa', 'th']);

function isLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}
