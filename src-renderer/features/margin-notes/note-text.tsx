import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { text } from '../../lib/text.ts';
import { noteNodes } from './note-html.ts';
import styles from './note-text.module.css';

/** What of a long note is rendered while the rest of it is cut: more than its height can show. */
const cutUnits = 3000;

/** The height at which note-text.module.css cuts. CSS pixels. */
export const cutHeight = 252;

/** A note's Markdown as it reads; what is long is cut, with a button for the rest. */
export function NoteText({ body, onOpenLink }: { body: string; onOpenLink: (url: string) => void }) {
  const content = useRef<HTMLDivElement>(null);
  const [isWhole, setWhole] = useState(false);
  const [isCut, setCut] = useState(false);

  // Made while rendering, which gives way to scrolling, as effects do not.
  const { nodes } = useMemo(() => noteNodes(isWhole ? body : body.slice(0, cutUnits)), [body, isWhole]);

  useLayoutEffect(() => {
    content.current?.replaceChildren(nodes.cloneNode(true));
  }, [nodes]);

  // After all cards that were mounted together have their text: each measured by itself would have all laid out anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of these comes what is measured
  useEffect(() => {
    const element = content.current;
    if (element !== null) setCut(element.scrollHeight > cutHeight + 4);
  }, [nodes, isWhole]);

  function onClick(event: MouseEvent): void {
    const link = (event.target as Element).closest('a[href]');
    if (link === null) return;
    event.preventDefault();
    event.stopPropagation();
    onOpenLink(link.getAttribute('href') ?? '');
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links in it are what is clicked, and Enter clicks them */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div
        ref={content}
        className={styles.text}
        dir="auto"
        data-cut={isCut && !isWhole}
        data-whole={isWhole}
        onClick={onClick}
      />
      {isCut && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isWhole}
          onClick={(event) => {
            event.stopPropagation();
            setWhole(!isWhole);
          }}
        >
          {isWhole ? text.margin.less : text.margin.more}
        </button>
      )}
    </>
  );
}

/** How a note will read, shown below its editor as soon as that differs from what is typed. */
export function NotePreview({ body }: { body: string }) {
  const box = useRef<HTMLDivElement>(null);
  const { nodes, isPlain } = useMemo(() => noteNodes(body.slice(0, 5 * cutUnits)), [body]);

  useLayoutEffect(() => {
    box.current?.replaceChildren(nodes.cloneNode(true));
  }, [nodes]);

  if (isPlain) return null;
  return (
    <section className={styles.preview} aria-label={text.margin.preview} inert>
      <div ref={box} className={styles.text} dir="auto" data-whole />
    </section>
  );
}
