import { commands, menus } from '#shared/commands/catalogue.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import styles from './key-list.module.css';

/** Every key there is, from the catalogue. */
export function KeyList({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" width={760} onClose={onClose}>
      <div className={styles.columns}>
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
      </div>
    </Dialog>
  );
}
