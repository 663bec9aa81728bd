import type { languageChoices, languages } from '../model/choices.ts';

export type LanguageChoice = (typeof languageChoices)[number];
export type Language = Exclude<LanguageChoice, 'system'>;

/** How each language calls itself. */
export const languageNames: Readonly<Record<(typeof languages)[number], string>> = { en: 'English', de: 'Deutsch' };

/** What a choice stands for, of the system's languages (BCP 47) in the order of preference. */
export function chosenLanguage(choice: LanguageChoice, systemLanguages: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const known = Object.keys(languageNames) as Language[];
  const spoken = systemLanguages.map((tag) => known.find((each) => each === languageOf(tag)));
  return spoken.find((language) => language !== undefined) ?? 'en';
}

/** The tag by which dates and numbers are written: the system's own variant of the language, `en-GB`, where it has one. */
export function localeOf(language: Language, systemLanguages: readonly string[]): string {
  const spoken = language === 'de' ? 'de' : 'en';
  return systemLanguages.find((tag) => languageOf(tag) === spoken) ?? spoken;
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar-XB' ? 'rtl' : 'ltr';
}

function languageOf(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}
