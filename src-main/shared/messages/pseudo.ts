const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = [...'àƀçđéƒĝĥîĵķļɱñöþǫŕšţüṽŵẋýžÀßÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽ'];

/** What the page puts in, as `{key}`: it stays as it is. */
const placeholder = /(\{\w+\})/;

/**
 * A language that nobody speaks, made of another: every text accented, a third longer and in brackets, so that one that is
 * not in the catalogue shows, and one that has no room for a longer language is cut short.
 */
export function pseudo<T>(messages: T): T {
  return changed(messages) as T;
}

function changed(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value);
  if (typeof value === 'function') return (...args: unknown[]) => changed(value(...args));
  if (Array.isArray(value)) return value.map(changed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, changed(each)]));
}

/** A text that is pseudo as a whole. */
const isPseudo = /^⟦[^⟦⟧]*⟧$/;

/** Once: what is given to a text may be pseudo already, and is not changed again where it is all of it. */
function pseudoText(text: string): string {
  if (text === '' || isPseudo.test(text)) return text;
  const letters = text
    .split(placeholder)
    .map((part) =>
      placeholder.test(part) ? part : [...part].map((sign) => accented[plain.indexOf(sign)] ?? sign).join(''),
    );
  return `⟦${letters.join('')}${' ~'.repeat(Math.ceil(text.length / 6))}⟧`;
}
