import { useEffect, useLayoutEffect } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { useColorNames } from '../../api/color-names.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { makeImagesFocusable, paintImages } from '../../lib/article-page/image-marks.ts';
import { focusNote, useSession } from '../../session/session.ts';
import { markedImages } from './placed-marks.ts';
import { readSelection } from './use-selection.ts';

/** Shows which images are marked. The one that has the focus is pointed at: its mark, or the image to be marked. */
export function useMarkedImages(page: ArticlePage | null, annotations: readonly PlacedAnnotation[]): void {
  const focused = useSession((state) => state.focusedNote);
  const colorName = useColorNames();

  useLayoutEffect(() => {
    if (page !== null) paintImages(page.map, markedImages(annotations, colorName), focused);
  }, [page, annotations, focused, colorName]);

  useEffect(() => {
    if (page === null) return;
    makeImagesFocusable(page.map);
    const point = ({ target, type }: Event) => {
      const note = target instanceof HTMLImageElement && type === 'focusin' ? target.dataset.note : undefined;
      if (note !== undefined) focusNote(note);
      // Where the focus goes is known only after it has left.
      setTimeout(readSelection);
    };
    page.container.addEventListener('focusin', point);
    page.container.addEventListener('focusout', point);
    return () => {
      page.container.removeEventListener('focusin', point);
      page.container.removeEventListener('focusout', point);
    };
  }, [page]);
}
