import { en } from '#shared/messages/en.ts';
import { chosenLanguage, type LanguageChoice } from '#shared/messages/languages.ts';
import { type Messages, messagesOf } from '#shared/messages/messages.ts';

export interface Words {
  /** The texts of the language that was chosen last; read when something is shown. */
  readonly text: () => Messages;
  /** Takes the texts of another choice. */
  choose(choice: LanguageChoice): Promise<void>;
}

/** What the menu and the system's dialogs say; `systemLanguages` gives BCP 47 tags in the order of preference. */
export function createWords(systemLanguages: () => readonly string[]): Words {
  let text: Messages = en;
  let asked = '';
  return {
    text: () => text,
    async choose(choice) {
      const language = chosenLanguage(choice, systemLanguages());
      asked = language;
      const loaded = await messagesOf(language);
      // Another one may have been asked for while it came.
      if (asked === language) text = loaded;
    },
  };
}
