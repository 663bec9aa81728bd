import { type Command, menus, movements } from '#shared/commands/catalogue.ts';
import { duplicateActions } from '#shared/commands/duplicate-keys.ts';
import { entityActions } from '#shared/commands/entity-keys.ts';
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
    readonly keys: string;
    readonly or?: string;
  }[];
}

/** Every key there is, from the catalogue. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const commands = useCommandList();
  return (
    <Dialog title={text.keys.title} width={760} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus, for those who scroll by keys */}
      <section className={styles.columns} tabIndex={0} aria-label={text.keys.region}>
        {[...commandGroups(commands), ...movementGroups()].map((group) => (
          <section key={group.id}>
            <h3>{group.title}</h3>
            <ul>
              {group.keys.map(({ id, title, keys: binding, or }) => (
                <li key={id}>
                  <span>{title}</span>
                  <span>
                    <Keys binding={binding} /> {or !== undefined && <Keys binding={or} />}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </section>
    </Dialog>
  );
}

function commandGroups(commands: readonly Command[]): Group[] {
  return menus.map((menu) => ({
    id: menu,
    title: text.menus[menu],
    keys: commands
      .filter((command) => command.menu === menu)
      .flatMap(({ id, keys: [keys] }) => (keys === undefined ? [] : [{ id, title: titleOfCommand(id), keys }])),
  }));
}

function movementGroups(): Group[] {
  const actions: Partial<Record<string, Group['keys']>> = {
    entity: entityActions.map(({ id, keys }) => ({
      id,
      title: text.entityActions[id].replace('…', ''),
      keys: inLineOrder(keys),
    })),
    duplicate: duplicateActions.map(({ id, keys }) => ({ id, title: text.duplicateActions[id].title, keys })),
  };
  return movements.map(({ where, keys }) => ({
    id: where,
    title: text.keys.places[where],
    keys: [
      ...keys.map((each) => ({
        ...each,
        title: text.keys.movements[each.id],
        // The others move left and right, whichever way the window runs.
        ...(each.id === 'fold-tag' && { keys: inLineOrder(each.keys), or: inLineOrder(each.or) }),
      })),
      ...(actions[where] ?? []),
    ],
  }));
}
