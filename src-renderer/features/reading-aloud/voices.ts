/** What of a voice is asked for; a `SpeechSynthesisVoice` is one. */
export type Voice = Pick<SpeechSynthesisVoice, 'voiceURI' | 'name' | 'lang' | 'localService' | 'default'>;

/** The language of a BCP 47 tag in lower case, `en` of `en-GB` and of `en_GB`, as some systems write it; null of none. */
export function languageOf(tag: string | null): string | null {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return language === undefined || language === '' ? null : language;
}

/** The voices that speak on this computer. Others would send the article to a server: they are none. */
export function localVoices<V extends Voice>(voices: readonly V[]): V[] {
  return voices.filter(({ localService }) => localService);
}

/**
 * The voice for a language: the one chosen for it, else one of its own variant, else the system's own, else any that speaks
 * it; null where none does. An article that does not say its language is read by the system's own.
 */
export function voiceFor<V extends Voice>(
  voices: readonly V[],
  language: string | null,
  chosen: Readonly<Record<string, string>>,
): V | null {
  const spoken = languageOf(language);
  const wanted = chosen[spoken ?? unknownLanguage];
  const own = voices.find(({ voiceURI }) => voiceURI === wanted);
  if (own !== undefined) return own;
  const able = spoken === null ? voices : voices.filter(({ lang }) => languageOf(lang) === spoken);
  const variant = able.find(({ lang }) => lang.replace('_', '-').toLowerCase() === language?.toLowerCase());
  return variant ?? able.find((voice) => voice.default) ?? able[0] ?? null;
}

/** Under which a voice is kept for articles that do not say their language. */
export const unknownLanguage = 'und';
