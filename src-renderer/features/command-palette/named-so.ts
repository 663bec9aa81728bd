import { fold } from '#shared/finding/fold.ts';
import { synonyms as german } from '#shared/messages/de/synonyms.ts';
import { synonyms as english, type Synonyms } from '#shared/messages/en/synonyms.ts';
import type { Language } from '#shared/messages/languages.ts';

/** A language is complete when it compiles. All of them come with the palette: together they are a few kilobytes. */
const synonyms: Readonly<Record<Language, Synonyms>> = { en: english, de: german, 'en-XA': english, 'ar-XB': english };

/** Fewer letters are the beginning of too many words. */
const fewestLetters = 2;

/**
 * The commands that are called so, in their order: by all of the words whatever their order, or by the letters whatever the
 * spaces (“backup”); behind them those that other words of the `language` mean, which begin like the words of the query.
 */
export function namedSo<Item extends { readonly id: string; readonly label: string }>(
  items: readonly Item[],
  query: string,
  language: Language,
): Item[] {
  const wanted = fold(query).text.trim();
  const words = wanted.split(/\s+/);
  const otherWords: Readonly<Record<string, string>> = synonyms[language];
  const joined = (text: string) => text.replace(/\s+/g, '');
  const isCalled = ({ label }: Item): boolean => {
    const name = fold(label).text;
    return words.every((word) => name.includes(word)) || joined(name).includes(joined(wanted));
  };
  const isMeant = ({ id, label }: Item): boolean => {
    const name = fold(label).text;
    const others = fold(otherWords[id] ?? '').text.split(' ');
    const isOne = (word: string) => word.length >= fewestLetters && others.some((other) => other.startsWith(word));
    return words.every((word) => name.includes(word) || isOne(word));
  };
  const called = items.filter(isCalled);
  return [...called, ...items.filter((item) => !called.includes(item) && isMeant(item))];
}
