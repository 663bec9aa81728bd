import { Highlighter } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { passageOfImage } from '../../lib/article-page/image-marks.ts';
import { text } from '../../lib/text.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './image-button.module.css';

/** A small button in the corner of the image under the pointer; it points at the image, and the bar opens for it. */
export function ImageButton({ page, scroller }: { page: ArticlePage; scroller: HTMLElement }) {
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const onMove = ({ target }: PointerEvent) => {
      if (target instanceof Node && button.current?.contains(target)) return;
      const isMarkable = target instanceof HTMLImageElement && passageOfImage(page.map, target) !== null;
      setImage(isMarkable ? target : null);
    };
    scroller.addEventListener('pointerover', onMove);
    return () => scroller.removeEventListener('pointerover', onMove);
  }, [page, scroller]);

  useLayoutEffect(() => {
    if (image === null || button.current === null) return;
    const box = image.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    button.current.style.top = `${page.topOfBox(box) + 8}px`;
    button.current.style.left = `${box.right - view.left - scroller.clientLeft + scroller.scrollLeft - 40}px`;
  }, [image, page, scroller]);

  if (image === null) return null;
  // The keyboard goes to the image itself.
  return (
    <IconButton
      ref={button}
      label={image.dataset.note === undefined ? text.reader.markImage : text.reader.showMark}
      className={styles.button}
      tabIndex={-1}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => image.focus({ preventScroll: true })}
    >
      <Highlighter />
    </IconButton>
  );
}
