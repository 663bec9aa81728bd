import { type ReactNode, useEffect, useState } from 'react';
import { articleQuery, queryClient, useArticle } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { passageOf, useSession } from '../../session/session.ts';
import { Failure } from '../../ui/failure.tsx';
import { ArticleBody } from './article-body.tsx';
import { ArticleHead } from './article-head.tsx';
import { CaretMode } from './caret-mode.tsx';
import { Handles } from './handles.tsx';
import { ImageButton } from './image-button.tsx';
import { MarkBar } from './mark-bar.tsx';
import styles from './reader.module.css';
import { useMarkedImages } from './use-marked-images.ts';
import { useReadingProgress } from './use-reading-progress.ts';
import { useSelection } from './use-selection.ts';

interface ReaderProps {
  articleId: string;
  /** Notes on the article as a whole. */
  underTitle: ReactNode;
  /** What stands after the last line. */
  underText: ReactNode;
  /** The column beside the text; it scrolls with it. */
  margin: ReactNode;
  onOpenLink: (url: string) => void;
}

/** The article with its marks, and the margin beside it. */
export function Reader({ articleId, underTitle, underText, margin, onOpenLink }: ReaderProps) {
  const { data, error, annotations } = useArticle(articleId);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const page = useSession((state) => state.page);
  const adjusted = useSession((state) => state.adjusting?.noteId ?? null);
  const focusedId = useSession((state) => state.focusedNote);
  const focused = annotations.find(({ id }) => id === focusedId);
  // What is selected then is where a note belongs, and no new highlight.
  const isPlacing = useSession((state) => state.reviewed?.step === 'place');
  const direction = data?.article.direction ?? null;
  const isMirrored = direction === null ? page?.isRightToLeft(0) === true : direction === 'rtl';
  useSelection(page, scroller);
  useMarkedImages(page, annotations);
  useReadingProgress(data?.article ?? null, page, scroller);
  useEffect(() => {
    if (error) report(error);
  }, [error]);

  return (
    <main className={styles.reader} ref={setScroller} tabIndex={-1} aria-label={text.reader.region} id="reader">
      {data && scroller && (
        <div className={styles.sheet} data-mirrored={isMirrored}>
          <article className={styles.column}>
            <ArticleHead article={data.article} isMirrored={isMirrored} onOpenLink={onOpenLink} />
            {underTitle}
            <ArticleBody
              data={data}
              // One whose ends are being moved is painted by its handles.
              annotations={adjusted === null ? annotations : annotations.filter(({ id }) => id !== adjusted)}
              scroller={scroller}
              onOpenLink={onOpenLink}
            />
            {page && underText}
          </article>
          {margin}
          {page && (
            <>
              {!isPlacing && (
                <>
                  <MarkBar article={data.article} annotations={annotations} page={page} scroller={scroller} />
                  <Handles article={data.article} annotations={annotations} page={page} scroller={scroller} />
                </>
              )}
              <ImageButton page={page} scroller={scroller} />
              <CaretMode page={page} scroller={scroller} focused={focused ? passageOf(focused) : null} />
            </>
          )}
        </div>
      )}
      {error && !data && (
        <Failure
          error={error}
          className={styles.failure}
          onRetry={() => void queryClient.refetchQueries(articleQuery(articleId))}
        />
      )}
    </main>
  );
}
