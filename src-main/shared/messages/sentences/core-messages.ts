import type { Language } from '../languages.ts';
import { pseudo } from '../pseudo.ts';
import { en } from './en.ts';

/** Every sentence that the core says to a person, in one language; a language is complete when it compiles. */
export type CoreMessages = typeof en;

/** The sentences of a language; others than English are loaded when they are asked for. */
export async function coreMessagesOf(language: Language): Promise<CoreMessages> {
  if (language === 'en') return en;
  if (language === 'de') return (await import('./de.ts')).de;
  return pseudo(en);
}
