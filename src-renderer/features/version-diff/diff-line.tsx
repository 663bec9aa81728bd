import { fixedKey } from '#shared/commands/fixed-keys.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { ComparedLine } from '#shared/model/comparison.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { WordPieces } from '../../ui/word-pieces.tsx';
import { type MarkedPiece, markedPieces } from './arrange-changes.ts';
import styles from './version-diff.module.css';

interface DiffLineProps {
  line: ComparedLine;
  /** Of the article, as a BCP 47 tag. */
  language: string | undefined;
  index: number;
  /** Those of the text that is shown; none where it is an earlier one. */
  annotations: readonly PlacedAnnotation[];
  isCurrent: boolean;
  /** Null where the article does not show this text. */
  onGo: (() => void) | null;
}

/** One paragraph of the text and what became of it. */
export function DiffLine({ line, language, index, annotations, isCurrent, onGo }: DiffLineProps) {
  const { kind, heading } = line;
  const isWhole = kind === 'added' || kind === 'removed';
  const Whole = kind === 'added' ? 'ins' : 'del';
  // A paragraph that came or went as a whole is told once, not word by word.
  const pieces = markedPieces(line, annotations).flatMap((piece): MarkedPiece[] => {
    if (isWhole) return [{ ...piece, kind: 'same' }];
    // The space between two paragraphs says nothing; where one ended, its sign does.
    if (kind === 'split' && piece.kind === 'removed') return [];
    if (kind !== 'joined' || piece.kind === 'same') return [piece];
    return [piece.kind === 'removed' ? { ...piece, text: '¶' } : { ...piece, kind: 'same' }];
  });
  const Block = heading === null ? 'p' : (`h${Math.max(2, heading)}` as 'h2');
  return (
    <div className={styles.line} data-kind={kind} data-line={index} data-current={isCurrent} tabIndex={-1}>
      {kind !== 'same' && (
        <span className={styles.said}>
          <bdi>{text.versions.line[kind]}</bdi>
        </span>
      )}
      <Block lang={language} dir="auto">
        {isWhole ? (
          <Whole>
            <MarkedWords pieces={pieces} />
          </Whole>
        ) : (
          <MarkedWords pieces={pieces} />
        )}
      </Block>
      {isCurrent && onGo !== null && (
        <Button className={styles.go} onClick={onGo}>
          {text.versions.show} <Keys binding={fixedKey('show-change')} />
        </Button>
      )}
    </div>
  );
}

function MarkedWords({ pieces }: { pieces: readonly MarkedPiece[] }) {
  return pieces.map((piece, at) => {
    const key = `${at}`;
    if (piece.color === null) return <WordPieces key={key} pieces={[piece]} />;
    return (
      <mark key={key} data-color={piece.color}>
        <WordPieces pieces={[piece]} />
      </mark>
    );
  });
}
