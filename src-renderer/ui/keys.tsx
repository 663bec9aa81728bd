import type { CommandId } from '#shared/commands/catalogue.ts';
import { titleOfCommand, useCommandKeys } from '../api/command-list.ts';
import { keyCaps } from '../lib/keys.ts';
import styles from './keys.module.css';

/** A key binding as caps. */
export function Keys({ binding }: { binding: string }) {
  return (
    <span className={styles.keys}>
      {keyCaps(binding).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

/** The key of a command as the person has it; its title where it has none. */
export function CommandKeys({ id }: { id: CommandId }) {
  const binding = useCommandKeys(id);
  return binding === undefined ? <em>{titleOfCommand(id).replace(/…$/, '')}</em> : <Keys binding={binding} />;
}
