import { isUnplaced } from '#shared/anchoring/unplaced.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/notice.module.css';
import { notesToReview } from './review.ts';

/** One calm line above the article while notes on it wait for the person to say where they belong. */
export function ReviewNotice({
  annotations,
  onShow,
}: {
  annotations: readonly PlacedAnnotation[];
  onShow: () => void;
}) {
  const entries = notesToReview(annotations);
  const { length } = entries;
  if (length === 0) return null;
  return (
    <aside className={styles.notice} data-asks aria-label={text.notes.reviewRegion}>
      <p>
        {text.notes.reviewNotice(
          length,
          entries.some(({ anchor }) => !isUnplaced(anchor)),
        )}
      </p>
      <Button look="quiet" onClick={onShow}>
        {text.notes.show(length)}
      </Button>
    </aside>
  );
}
