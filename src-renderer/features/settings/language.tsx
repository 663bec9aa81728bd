import { useEffect, useId, useRef } from 'react';
import { chosenLanguage, languageNames } from '#shared/messages/languages.ts';
import { languages } from '#shared/model/choices.ts';
import type { Settings } from '#shared/model/settings.ts';
import { changeSettings } from '../../api/actions.ts';
import { languageName, text } from '../../lib/text.ts';
import { Option } from './controls.tsx';
import styles from './settings.module.css';

/** The window is built anew in another language: the keyboard goes back to where it was chosen. */
let isJustChosen = false;

/** The languages that the window is written in, each by its own name. */
export function Language({ settings }: { settings: Settings }) {
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const say = text.settings.language;
  const ofSystem = languageName(chosenLanguage('system', navigator.languages));
  useEffect(() => {
    if (!isJustChosen) return;
    // After the dialog has taken the focus.
    const timer = setTimeout(() => {
      isJustChosen = false;
      group.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
    }, 50);
    return () => clearTimeout(timer);
  }, []);

  function choose(language: Settings['language']): void {
    isJustChosen = true;
    void changeSettings({ language });
  }

  return (
    <div className={styles.form}>
      <fieldset ref={group} className={styles.group}>
        <legend>{say.choose}</legend>
        <Option
          name={name}
          label={say.system(ofSystem)}
          checked={settings.language === 'system'}
          onChange={() => choose('system')}
        />
        {languages.map((language) => (
          <Option
            key={language}
            name={name}
            label={<span lang={language}>{languageNames[language]}</span>}
            checked={settings.language === language}
            onChange={() => choose(language)}
          />
        ))}
      </fieldset>
      <p>{say.says}</p>
    </div>
  );
}
