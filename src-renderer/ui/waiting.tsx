import { useLate } from '../lib/use-late.ts';
import styles from './failure.module.css';

interface WaitingProps {
  /** What is being done. */
  words: string;
  className?: string | undefined;
}

/** A quiet line in place of what is not there yet, once that takes a while; it has its room from the beginning. */
export function Waiting({ words, className }: WaitingProps) {
  const isLate = useLate(true);
  return (
    <p className={`${styles.waiting} ${className ?? ''}`} role="status">
      {isLate && words}
    </p>
  );
}
