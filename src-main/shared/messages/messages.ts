import { en } from './en.ts';
import type { Language } from './languages.ts';
import { pseudo } from './pseudo.ts';

/** Every text of the window in one language; a language is complete when it compiles. */
export type Messages = typeof en;

/** The texts of a language; others than English are loaded when they are asked for. */
export async function messagesOf(language: Language): Promise<Messages> {
  if (language === 'en') return en;
  if (language === 'de') return (await import('./de.ts')).de;
  return pseudo(en);
}
