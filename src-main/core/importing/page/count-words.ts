/** Words of a text as its language parts them (UAX 29, with dictionaries for those written without spaces). */
export function countWords(text: string, language: string | null): number {
  let words = 0;
  const segmenter = new Intl.Segmenter(isLanguageTag(language) ? language : 'en', { granularity: 'word' });
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
}

/** Pages name their language as they please; what `Intl` does not take as a tag would be an error there. */
function isLanguageTag(language: string | null): language is string {
  try {
    return language !== null && Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
