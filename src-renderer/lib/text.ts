import { en } from '#shared/messages/en.ts';
import { type Formats, formatsOf } from '#shared/messages/formats.ts';
import {
  chosenLanguage,
  directionOf,
  type Language,
  type LanguageChoice,
  localeOf,
} from '#shared/messages/languages.ts';
import { type Messages, messagesOf } from '#shared/messages/messages.ts';

/**
 * The texts of the window in the language that it is shown in. Read when something is shown, `text.welcome.title`: what a
 * module keeps of it from its start stays English.
 */
export let text: Messages = en;

/** The language of `text`. As that, read when something is shown. */
export let language: Language = 'en';

/** By which dates and numbers are written, a BCP 47 tag. As `text`, read when something is shown. */
export let locale = localeOf('en', navigator.languages);

/** How numbers and lists are written, by `locale`. As `text`, read when something is shown. */
export let formats: Formats = formatsOf(locale);

/** The language that was chosen last. */
let wanted: Language = 'en';

/**
 * Loads the texts of a language that was chosen and gives its name; nothing comes of it where another one is chosen meanwhile.
 * What is shown already stays as it is.
 */
export async function showLanguage(choice: LanguageChoice): Promise<string> {
  const chosen = chosenLanguage(choice, navigator.languages);
  wanted = chosen;
  const messages = await messagesOf(chosen);
  if (chosen !== wanted) return chosen;
  text = messages;
  language = chosen;
  locale = localeOf(chosen, navigator.languages);
  formats = formatsOf(locale);
  Object.assign(document.documentElement, { lang: chosen, dir: directionOf(chosen) });
  return chosen;
}

/** Words as they begin a line or stand alone, by the rules of the window's language. */
export function capitalised(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase(locale)}${words.slice(1)}`;
}

/** What a language is called in the language of the window, by its BCP 47 tag; a tag that is none as it is. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
