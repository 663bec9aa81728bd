import { type Command, menus } from '#shared/commands/catalogue.ts';
import { duplicateActions } from '#shared/commands/duplicate-keys.ts';
import { entityActions } from '#shared/commands/entity-keys.ts';
import { fixedKeys } from '#shared/commands/fixed-keys.ts';
import { titleOfCommand, useCommandList } from '../../api/command-list.ts';
import { inLineOrder } from '../../lib/direction.ts';
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
  }[];
}

/** Every key there is: those of the commands as they are now, then those that nobody can change. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const commands = useCommandList();
  return (
    <Dialog title={text.keys.title} width={760} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus, for those who scroll by keys */}
      <section className={styles.all} tabIndex={0} aria-label={text.keys.region}>
        <Groups groups={commandGroups(commands)} />
        <p className={styles.says}>{text.keys.fixedSays}</p>
        <Groups groups={fixedGroups()} />
      </section>
    </Dialog>
  );
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
      })),
      ...(actions[where] ?? []),
    ],
  }));
}
