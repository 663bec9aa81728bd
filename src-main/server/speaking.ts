import type { App } from '#core/app.ts';
import { sayIn } from '#core/said.ts';
import { chosenLanguage, type LanguageChoice } from '#shared/messages/languages.ts';

/**
 * Lets the core speak as the page that asks is shown: in the language of the settings, and where those leave it to the system
 * in the first of the person's that Postil has.
 */
export function createSpeaking(
  { libraryFile, overhear }: Pick<App, 'libraryFile' | 'overhear'>,
  languagesOf: (request: Request) => readonly string[],
): (request: Request) => Promise<void> {
  let choice: Promise<LanguageChoice> | null = null;
  overhear(({ type }) => {
    if (type === 'settings-changed') choice = null;
  });
  async function read(): Promise<LanguageChoice> {
    try {
      return (await libraryFile.read()).settings.language;
    } catch {
      // Whoever asks is told of it by what they asked for.
      choice = null;
      return 'system';
    }
  }
  return async (request) => {
    choice ??= read();
    await sayIn(chosenLanguage(await choice, languagesOf(request)));
  };
}

/** The languages that a browser states, the most wanted first (RFC 9110, 12.5.4). */
export function acceptedLanguages(request: Request): string[] {
  const wanted = (request.headers.get('accept-language') ?? '').split(',').map((part) => {
    const [tag = '', ...rest] = part.split(';').map((piece) => piece.trim());
    const weight = rest.find((piece) => piece.startsWith('q='))?.slice(2);
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  return wanted
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
