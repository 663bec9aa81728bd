import { describe, expect, test } from 'vitest';
import { decode } from '../../../../src-main/core/importing/decoding/decode.ts';
import { repairDoubleEncoding } from '../../../../src-main/core/importing/decoding/repair-double.ts';
import { samples } from './samples.ts';

/** UTF-8 read as another encoding. */
function garbled(text: string, encoding = 'windows-1252'): string {
  return new TextDecoder(encoding).decode(new TextEncoder().encode(text));
}

const french = samples.find(({ language }) => language === 'fr')?.text ?? '';
const russian = samples.find(({ language }) => language === 'ru')?.text ?? '';

describe('put right', () => {
  test.each(samples.map(({ language, text }) => [language, text] as const))('a whole text in %s', (_, text) => {
    expect(repairDoubleEncoding(garbled(text)).text).toBe(text);
  });

  test('one that was read as windows-1251', () => {
    expect(repairDoubleEncoding(garbled(russian, 'windows-1251')).text).toBe(russian);
  });

  test('one that was encoded three times', () => {
    expect(repairDoubleEncoding(garbled(garbled(french))).text).toBe(french);
  });

  test('no-break spaces that became plain ones', () => {
    const text = 'Il va à la gare, où l’été commence, et déjà il part.';
    expect(repairDoubleEncoding(garbled(text).replaceAll('\u00a0', ' ')).text).toBe(text);
  });

  test('a box in a page that is right elsewhere', () => {
    const page = (box: string) => `<p>Das Mädchen hörte – „endlich“ – die Mühle.</p><aside>${box}</aside><p>Schön.</p>`;
    expect(repairDoubleEncoding(page(garbled('Größe, Übermaß, Fuß – ja.'))).text).toBe(
      page('Größe, Übermaß, Fuß – ja.'),
    );
  });

  test('and said', () => {
    const found = decode(new TextEncoder().encode(`<p>${garbled(french)}</p>`), '');
    expect(found.text).toBe(`<p>${french}</p>`);
    expect(found.warning).toMatch(/encoded twice/);
  });
});

describe('left alone', () => {
  test.each(samples.map(({ language, text }) => [language, text] as const))('a right text in %s', (_, text) => {
    expect(repairDoubleEncoding(text)).toEqual({ text, count: 0 });
  });

  test.each([
    ['one sequence', 'The sign Ã© stood there.'],
    ['two of them', 'Ã© and â€™ stood there.'],
    ['a text about such letters', 'Ã© for é, â€™ for ’, â€œ for “ and Ã¼ for ü.'],
    ['code', '<pre>Ã© â€™ â€œ Ã¼</pre><p>So it <code>Ã©</code> says.</p>'],
    ['Portuguese capitals', 'SÃO JOÃO, NÃO À CONCEIÇÃO, IRMÃ E MAÇÃ.'],
    ['capitals before signs', '„CAFÉ®“, „MENÜ”, „CAFÉ®“, „MENÜ”, CAFÉ®, MENÜ”.'],
    ['a times sign before quotes', '3×“ and 4×“ and 5×”'],
    ['signs without a second byte', 'Â 50 £, 20 € â 30 Ã.'],
  ])('%s', (_, text) => {
    expect(repairDoubleEncoding(text)).toEqual({ text, count: 0 });
  });
});
