import { describe, expect, test } from 'vitest';
import { decode } from '../../../../src-main/core/importing/decoding/decode.ts';
import { canEncode, encodeAs } from '../../../support/encode.ts';
import { samples } from './samples.ts';

const around = 'A paragraph in plain letters stands here and says nothing that would help anybody to know more of it.';

function page(text: string, lang = ''): string {
  return `<!DOCTYPE html><html${lang}><head><title>Page</title><style>.a{color:red}</style></head><body><div class="content"><p>${text}</p><p>${around}</p></div></body></html>`;
}

/** windows-1258 writes the tone of a vowel as a letter of its own. */
function toned(text: string): string {
  const letters = [...text].map((letter) => {
    if (canEncode(letter, 'windows-1258')) return letter;
    const [base = '', ...marks] = letter.normalize('NFD');
    const shapes = marks.filter((mark) => /[\u0302\u0306\u031b]/.test(mark)).join('');
    const tones = marks.filter((mark) => !/[\u0302\u0306\u031b]/.test(mark)).join('');
    return `${(base + shapes).normalize('NFC')}${tones}`;
  });
  return letters.join('');
}

/** What an encoding can hold of a text. */
function heldBy(encoding: string, text: string): string {
  const said = encoding === 'windows-1258' ? toned(text) : text.replaceAll('’', canEncode('’', encoding) ? '’' : "'");
  return [...said].filter((letter) => canEncode(letter, encoding)).join('');
}

const cases = samples.flatMap(({ language, encodings, text }) =>
  encodings.split(' ').map((encoding) => ({ language, encoding, text: heldBy(encoding, text) })),
);

describe('an encoding that nothing names', () => {
  test('there are enough to tell apart', () =>
    expect(new Set(cases.map(({ encoding }) => encoding)).size).toBeGreaterThan(20));

  test.each(cases)('$language in $encoding', ({ encoding, text }) => {
    expect(decode(encodeAs(text, encoding), '').text).toBe(text);
    expect(decode(encodeAs(page(text), encoding), '').text).toContain(text);
  });

  test('a sentence is enough', () => {
    const wrong = cases.filter(({ encoding, text }) => {
      const [sentence = ''] = text.split(/(?<=[.。])\s*/);
      return decode(encodeAs(sentence, encoding), '').text !== sentence;
    });
    expect(wrong.map(({ language, encoding }) => `${language} ${encoding}`)).toEqual([]);
  });

  test('the language of the page decides what its letters leave open', () => {
    const text = 'Pasul din munte era închis, iar drumul spre mănăstire a rămas plin de zăpadă.';
    const said = (lang: string) => decode(encodeAs(page(text, lang), 'windows-1250'), '').text;
    expect(said(' lang="ro"')).toContain(text);
  });
});

describe('UTF-16 without a mark', () => {
  test.each(samples.filter(({ language }) => /^(?:fr|de|pl)$/.test(language)))('$language', ({ text }) => {
    const bytes = Buffer.from(text, 'utf16le');
    expect(decode(bytes, '')).toMatchObject({ text, encoding: 'utf-16le' });
    expect(decode(Buffer.from(bytes).swap16(), '')).toMatchObject({ text, encoding: 'utf-16be' });
  });
});

describe('an encoding that is named wrongly', () => {
  test.each([
    ['ru', 'windows-1251', 'windows-1252'],
    ['ru', 'iso-8859-5', 'windows-1251'],
    ['ja', 'shift_jis', 'iso-8859-1'],
    ['zh-CN', 'gb18030', 'windows-1252'],
    ['el', 'windows-1253', 'windows-1252'],
  ])('%s in %s that calls itself %s', (language, encoding, named) => {
    const text = heldBy(encoding, samples.find((sample) => sample.language === language)?.text ?? '');
    const found = decode(encodeAs(page(text), encoding), `text/html; charset=${named}`);
    expect(found.text).toContain(text);
    expect(found.warning).toMatch(/says it is/);
  });

  test.each(cases)('$language in $encoding, named rightly, is left alone', ({ encoding, text }) => {
    expect(decode(encodeAs(text, encoding), `text/plain; charset=${encoding}`)).toMatchObject({ text, warning: null });
  });

  test('UTF-8 with a broken byte stays UTF-8', () => {
    const text = samples[0]?.text ?? '';
    const bytes = new TextEncoder().encode(text);
    bytes[bytes.length - 2] = 0xff;
    const found = decode(bytes, '');
    expect(found.encoding).toBe('utf-8');
    expect(found.text.startsWith(text.slice(0, -8))).toBe(true);
    expect(found.warning).toMatch(/could not be read/);
  });
});
