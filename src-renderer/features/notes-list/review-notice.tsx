import { isUnplaced } from '#shared/anchoring/unplaced.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/notice.module.css';
import { notesToReview, reviewCount } from './review.ts';

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
    <aside className={styles.notice} data-asks aria-label="Notes to look at">
      <p>
        {entries.some(({ anchor }) => !isUnplaced(anchor)) && 'The text has changed. '}
        {reviewCount(length)}.
      </p>
      <Button look="quiet" onClick={onShow}>
        Show {length === 1 ? 'it' : 'them'}
      </Button>
    </aside>
  );
}
