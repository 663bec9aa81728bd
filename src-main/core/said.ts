import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '#shared/messages/languages.ts';
import { type CoreMessages, coreMessagesOf } from '#shared/messages/sentences/core-messages.ts';
import { en } from '#shared/messages/sentences/en.ts';

interface Speech {
  readonly language: Language;
  readonly messages: CoreMessages;
}

const english: Speech = { language: 'en', messages: en };

/** One process serves one person, so that one language is right for all that pages ask for. */
let spoken: Speech = english;
let asked: Language = 'en';

/**
 * Where another language is spoken than in the rest of the process: an open app carries out commands of the command line,
 * whose words scripts rely on, and a worker has jobs of either.
 */
const apart = new AsyncLocalStorage<Speech>();

/** The sentences of the core in the person's language, English where no page has asked: asked for when something is said. */
export function said(): CoreMessages {
  return (apart.getStore() ?? spoken).messages;
}

/** The language of `said`, to be taken along to a worker. */
export function spokenLanguage(): Language {
  return (apart.getStore() ?? spoken).language;
}

/** Speaks this language from now on, once it is loaded. Only hosts that serve pages set it. */
export async function sayIn(language: Language): Promise<void> {
  asked = language;
  if (spoken.language === language) return;
  const messages = await coreMessagesOf(language);
  // Another one may have been asked for while it came.
  if (asked === language) spoken = { language, messages };
}

/** Does `work` in the language of the pages, whoever's command it comes of. */
export function sayingForPages<T>(work: () => T): T {
  return apart.exit(work);
}

/** Does `work`, and all that comes of it, in this language. */
export async function sayingIn<T>(language: Language, work: () => T | Promise<T>): Promise<T> {
  const messages = await coreMessagesOf(language);
  return apart.run({ language, messages }, work);
}
