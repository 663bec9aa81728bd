import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import { libraryQuery } from '../../api/list-queries.ts';
import { queryClient } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { WorkSaid } from '../../ui/work-note.tsx';
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
  const isFilling = progress !== null && library !== undefined && library.articles < progress.total;
  const words = isFilling ? text.library.reading(progress.done, progress.total) : null;
  return (
    <>
      <WorkSaid words={words} progress={progress} label={text.library.readingLabel} />
      {isFilling && (
        <p className={styles.line}>
          {words}
          <progress value={progress.done} max={progress.total} aria-label={text.library.readingLabel} />
        </p>
      )}
    </>
  );
}
