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
