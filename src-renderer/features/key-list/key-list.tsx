import { menus, movements } from '#shared/commands/catalogue.ts';
import { useCommandList } from '../../api/command-list.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import styles from './key-list.module.css';

/** Every key there is, from the catalogue. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const commands = useCommandList();
  return (
    <Dialog title="Keyboard shortcuts" width={760} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus, for those who scroll by keys */}
      <section className={styles.columns} tabIndex={0} aria-label="Shortcuts">
        {menus.map((menu) => (
          <section key={menu}>
            <h3>{menu}</h3>
            <ul>
              {commands.map((command) => {
                const binding = command.keys[0];
                return command.menu === menu && binding !== undefined ? (
                  <li key={command.id}>
                    <span>{command.title}</span>
                    <Keys binding={binding} />
                  </li>
                ) : null;
              })}
            </ul>
          </section>
        ))}
        {movements.map(({ where, keys }) => (
          <section key={where}>
            <h3>{where}</h3>
            <ul>
              {keys.map(({ title, keys: binding, or }) => (
                <li key={title}>
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
