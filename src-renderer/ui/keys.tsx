import type { CommandId } from '#shared/commands/catalogue.ts';
import { colors } from '#shared/model/choices.ts';
import { titleOfCommand, useCommandKeys, useCommandList } from '../api/command-list.ts';
import { isRun, keyCaps } from '../lib/keys.ts';
import { text } from '../lib/text.ts';
import { Filled } from './filled.tsx';
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

/** The keys of the colours: `1 to 8` where they follow each other, else each; the title of the first where none has a key. */
export function ColorKeys() {
  const commands = useCommandList();
  const keys = colors.flatMap((color) => commands.find(({ id }) => id === `mark.${color}`)?.keys[0] ?? []);
  const [first = '', last = ''] = [keys[0], keys.at(-1)];
  if (keys.length === 0) return <em>{titleOfCommand('mark.highlight')}</em>;
  if (!isRun(keys)) return keys.map((binding) => <Keys key={binding} binding={binding} />);
  return <Filled text={text.keys.fromTo} parts={{ first: <Keys binding={first} />, last: <Keys binding={last} /> }} />;
}
