import { type KeyboardEvent, useRef, useState } from 'react';
import { type Command, menus } from '#shared/commands/catalogue.ts';
import { duplicateActions } from '#shared/commands/duplicate-keys.ts';
import { entityActions } from '#shared/commands/entity-keys.ts';
import { bothKeys, fixedKeys } from '#shared/commands/fixed-keys.ts';
import { titleOfCommand, useCommandList } from '../../api/command-list.ts';
import { inLineOrder } from '../../lib/direction.ts';
import { isKeyMeant } from '../../lib/keys.ts';
import { text } from '../../lib/text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import styles from './key-list.module.css';

interface Group {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly {
    readonly id: string;
    readonly title: string;
    readonly keys: readonly string[];
    /** Each with what is held, where `keys` name that once. */
    readonly whole?: readonly string[];
  }[];
}

/** Every key there is: those of the commands as they are now, then those that nobody can change. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const commands = useCommandList();
  const [words, setWords] = useState('');
  const region = useRef<HTMLElement>(null);
  const ofCommands = meantIn(commandGroups(commands), words);
  const fixed = meantIn(fixedGroups(), words);
  return (
    <Dialog title={text.keys.title} width={760} onClose={onClose}>
      <div className={styles.top}>
        <input
          type="search"
          placeholder={text.settings.keys.search}
          aria-label={text.settings.keys.search}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onKeyDown={(event) => scrollBy(event, region.current)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus, for those who scroll by keys */}
      <section ref={region} className={styles.all} tabIndex={0} aria-label={text.keys.region}>
        <Groups groups={ofCommands} />
        {fixed.length > 0 && <p className={styles.says}>{text.keys.fixedSays}</p>}
        <Groups groups={fixed} />
        <p role="status" className={styles.none}>
          {ofCommands.length + fixed.length === 0 && text.keys.none}
        </p>
      </section>
    </Dialog>
  );
}

/** The field has the keyboard first: what scrolls the keys below it does so from there. */
function scrollBy(event: KeyboardEvent, region: HTMLElement | null): void {
  if (region === null) return;
  const page = region.clientHeight * 0.9;
  const top = { ArrowDown: 40, ArrowUp: -40, PageDown: page, PageUp: -page }[event.key];
  if (top === undefined) return;
  event.preventDefault();
  region.scrollBy({ top });
}

/** What the words mean of each group, without groups of which they mean nothing. */
function meantIn(groups: readonly Group[], words: string): Group[] {
  return groups
    .map((group) => ({
      ...group,
      keys: group.keys.filter(({ title, keys, whole = keys }) => isKeyMeant(words, title, whole)),
    }))
    .filter(({ keys }) => keys.length > 0);
}

function Groups({ groups }: { groups: readonly Group[] }) {
  return (
    <div className={styles.columns}>
      {groups.map((group) => (
        <section key={group.id}>
          <h3>{group.title}</h3>
          <ul>
            {group.keys.map(({ id, title, keys }) => (
              <li key={id}>
                <span>{title}</span>
                <span className={styles.keys}>
                  {keys.map((binding) => (
                    <Keys key={binding} binding={binding} />
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function commandGroups(commands: readonly Command[]): Group[] {
  return menus.map((menu) => ({
    id: menu,
    title: text.menus[menu],
    keys: commands
      .filter((command) => command.menu === menu)
      .flatMap(({ id, keys }) => (keys.length === 0 ? [] : [{ id, title: titleOfCommand(id), keys }])),
  }));
}

function fixedGroups(): Group[] {
  const actions: Partial<Record<string, Group['keys']>> = {
    entity: entityActions.map(({ id, keys }) => ({
      id,
      title: text.entityActions[id].replace('…', ''),
      keys: [inLineOrder(keys)],
    })),
    duplicate: duplicateActions.map(({ id, keys }) => ({ id, title: text.duplicateActions[id].title, keys: [keys] })),
  };
  return fixedKeys.map(({ where, keys }) => ({
    id: where,
    title: text.keys.places[where],
    keys: [
      ...keys.map(({ id, keys: binding, ...other }): Group['keys'][number] => ({
        id,
        title: text.keys.fixed[id],
        // The others move left and right, whichever way the window runs.
        keys: [binding, ...('or' in other ? [other.or] : [])].map((key) =>
          id === 'fold-tag' ? inLineOrder(key) : key,
        ),
        whole: bothKeys(id),
      })),
      ...(actions[where] ?? []),
    ],
  }));
}
