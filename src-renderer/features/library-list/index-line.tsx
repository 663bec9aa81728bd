import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import { libraryQuery } from '../../api/list-queries.ts';
import { queryClient } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import styles from './index-line.module.css';

interface Progress {
  readonly done: number;
  readonly total: number;
}

const useProgress = create<{ progress: Progress | null }>()(() => ({ progress: null }));

/** Takes in how far the first look at the library is. While the index is being filled, the lists fill with it. */
export function noteIndexProgress({ done, total }: Progress): void {
  useProgress.setState({ progress: done < total ? { done, total } : null });
  const library = queryClient.getQueryData(libraryQuery.queryKey);
  if (done === total || library === undefined || library.articles >= total) return;
  // What is being asked goes on: asked anew each time, it would never be answered while the index is busy.
  void queryClient.invalidateQueries({ queryKey: ['articles'] }, { cancelRefetch: false });
}

/** How far the library is read, as long as the index lacks articles of it. */
export function IndexLine() {
  const progress = useProgress((state) => state.progress);
  const { data: library } = useQuery({ ...libraryQuery, enabled: progress !== null });
  if (progress === null || library === undefined || library.articles >= progress.total) return null;
  const { done, total } = progress;
  return (
    <p className={styles.line}>
      {text.library.reading(done, total)}
      <progress value={done} max={total} aria-label={text.library.readingLabel} />
    </p>
  );
}
