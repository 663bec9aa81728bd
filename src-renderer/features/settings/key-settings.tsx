import { useState } from 'react';
import { menus } from '#shared/commands/catalogue.ts';
import { withoutKeys } from '#shared/commands/key-bindings.ts';
import type { Settings } from '#shared/model/settings.ts';
import { changeSettings } from '../../api/actions.ts';
import { titleOfCommand, useCommandList } from '../../api/command-list.ts';
import { capsOf, isKeyMeant } from '../../lib/keys.ts';
import { text } from '../../lib/text.ts';
import { announce } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { KeyRow, removeKey, stopKey } from './key-row.tsx';
import styles from './settings.module.css';

/** Every command with its keys, to be changed by pressing others. */
export function KeySettings({ settings }: { settings: Settings }) {
  const commands = useCommandList();
  const [words, setWords] = useState('');
  const say = text.settings.keys;
  const found = commands.filter(({ id, keys }) => isKeyMeant(words, titleOfCommand(id), keys));
  const isChanged = Object.keys(settings.keys).length > 0;

  function resetAll(): void {
    void changeSettings({ keys: {} });
    announce(say.wasReset, {
      label: text.commands['edit.undo'],
      run: () => void changeSettings({ keys: settings.keys }),
    });
  }

  return (
    <div className={styles.form}>
      <div className={styles.group}>
        <input
          type="search"
          className={styles.search}
          placeholder={say.search}
          aria-label={say.search}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <p>{say.says(capsOf(stopKey), capsOf(removeKey))}</p>
      </div>
      {found.length === 0 && <p>{say.none}</p>}
      {menus.map((menu) => {
        const own = found.filter((command) => command.menu === menu);
        return own.length === 0 ? null : (
          <section key={menu} className={styles.group}>
            <h3>{text.menus[menu]}</h3>
            <ul className={styles.list}>
              {own.map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  own={settings.keys}
                  isOwn={settings.keys[command.id] !== undefined}
                  onReset={() => void changeSettings({ keys: withoutKeys(settings.keys, command.id) })}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <div>
        <Button aria-disabled={!isChanged} onClick={() => isChanged && resetAll()}>
          {say.resetAll}
        </Button>
      </div>
    </div>
  );
}
