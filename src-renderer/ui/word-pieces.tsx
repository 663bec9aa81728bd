import type { Piece } from '#shared/comparing/word-changes.ts';
import styles from './word-pieces.module.css';

/** Words that were compared: what went is struck, what came is marked; both are told to those who do not see it. */
export function WordPieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ kind, text }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces are one text, and change together
    if (kind === 'same') return <span key={index}>{text}</span>;
    const Tag = kind === 'added' ? 'ins' : 'del';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Tag key={index} className={styles[kind]}>
        {text}
      </Tag>
    );
  });
}
