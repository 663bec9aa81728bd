const number = /\p{N}/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const letter = /\p{L}/u;

/** How the letter or digit at an offset runs, whatever it stands in; null for what has no direction of its own. */
export function ownDirection(text: string, offset: number): 'ltr' | 'rtl' | null {
  const sign = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  // Numbers run from left to right in every script.
  if (number.test(sign)) return 'ltr';
  if (rightToLeft.test(sign)) return 'rtl';
  return letter.test(sign) ? 'ltr' : null;
}
