import { useQuery } from '@tanstack/react-query';
import { type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CallOutput } from '#shared/api/contract.ts';
import { bothKeys, fixedKey } from '#shared/commands/fixed-keys.ts';
import { chooseBody } from '../../api/part-actions.ts';
import { pageQuery, useArticle } from '../../api/queries.ts';
import { inLineOrder } from '../../lib/direction.ts';
import { isInPopup, isWriting } from '../../lib/keys.ts';
import { siteOf } from '../../lib/origin.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { choosePart, useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Filled } from '../../ui/filled.tsx';
import { Keys } from '../../ui/keys.tsx';
import styles from './choose-part.module.css';
import { outlinePage, partInWords } from './outline-page.ts';
import { movePart, type Part, partMoves, pointedPart } from './part-tree.ts';

/** The whole page that an article was made of, in place of the article, for the person to say which part it is. */
export function ChoosePart({ articleId }: { articleId: string }) {
  const { data } = useArticle(articleId);
  const { data: page, error } = useQuery(pageQuery(articleId));
  useEffect(() => {
    if (error === null) return;
    report(error);
    leave();
  }, [error]);
  if (data === undefined || page === undefined) {
    return (
      <main className={styles.chooser} aria-label={text.extracting.choosing.title} aria-busy>
        <p className={styles.wait}>{text.extracting.choosing.opening}</p>
      </main>
    );
  }
  return <Chooser data={data} page={page} />;
}

const [larger = '', smaller = ''] = bothKeys('part-size');
const [left = '', right = ''] = bothKeys('part-beside');

const helpKeys = {
  up: <Keys binding={larger} />,
  down: <Keys binding={smaller} />,
  left: <Keys binding={left} />,
  right: <Keys binding={right} />,
  enter: <Keys binding={fixedKey('choose-part')} />,
};

function Chooser({ data, page }: { data: CallOutput<'articles.get'>; page: CallOutput<'articles.page'> }) {
  const { article } = data;
  const site = siteOf(article);
  const sheet = useRef<HTMLDivElement>(null);
  // What undo brings back is the body of the moment; the outline is made once.
  const [opened] = useState(data);
  const outline = useMemo(() => outlinePage(page.html, { ...opened.article, html: opened.html }), [page.html, opened]);
  const [current, setCurrent] = useState<Part | null>(outline.tree.likest);
  const [remembered, setRemembered] = useState(false);
  const [working, setWorking] = useState(false);
  const cameFrom = useRef<Part | null>(null);
  const pointer = useRef('');

  useLayoutEffect(() => {
    sheet.current?.replaceChildren(outline.nodes);
    sheet.current?.focus({ preventScroll: true });
    if (outline.tree.likest !== null) reveal(sheet.current, outline.elements.get(outline.tree.likest.number));
  }, [outline]);

  const element = current === null ? null : (outline.elements.get(current.number) ?? null);
  useLayoutEffect(() => {
    if (element === null) return;
    element.dataset.current = '';
    return () => {
      delete element.dataset.current;
    };
  }, [element]);
  const words = useMemo(() => (element === null ? text.extracting.choosing.nothing : partInWords(element)), [element]);

  async function choose(part: Part | null): Promise<void> {
    if (part === null || working) return;
    setWorking(true);
    const chosen = await chooseBody(article, { block: part.number, source: page.source, remember: remembered });
    setWorking(false);
    // By now the person may have left, or another article may be shown.
    const now = useSession.getState();
    if (chosen !== null && now.choosingPart && now.articleId === article.id) leave();
  }

  function move(key: string): void {
    // As the lines of the page run, whatever way the window does.
    const isRightToLeft = sheet.current !== null && getComputedStyle(sheet.current).direction === 'rtl';
    const direction = partMoves[inLineOrder(key, isRightToLeft)];
    if (current === null || direction === undefined) return;
    const next = movePart(outline.tree, current, direction, cameFrom.current);
    if (direction === 'larger') cameFrom.current = current;
    setCurrent(next);
    reveal(sheet.current, outline.elements.get(next.number));
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      const isHeld = event.ctrlKey || event.metaKey || event.altKey;
      if (useSession.getState().dialog !== null || isHeld || isWriting(target) || !(target instanceof Element)) return;
      if (isInPopup(target)) return;
      const isHere = target === document.body || target.closest('#reader') !== null;
      const isControl = target.closest('button, input') !== null;
      if (key === 'Escape') leave();
      else if (!isHere) return;
      else if (partMoves[key] !== undefined) move(key);
      else if (key === 'Enter' && !isControl) void choose(current);
      else return;
      // The commands of the window that have the same keys mean the article, which is not shown now.
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  });

  function pointAt(event: PointerEvent): Part | null {
    const number = (event.target as Element).closest<HTMLElement>('[data-part]')?.dataset.part;
    const part = number === undefined ? undefined : outline.tree.byNumber.get(Number(number));
    return part === undefined ? null : pointedPart(part);
  }

  function onPointerMove(event: PointerEvent): void {
    // A page that moves under a resting pointer is no pointing.
    const place = `${event.clientX} ${event.clientY}`;
    if (place === pointer.current) return;
    pointer.current = place;
    const part = pointAt(event);
    if (part !== null) setCurrent(part);
  }

  return (
    <main
      className={styles.chooser}
      aria-label={text.extracting.choosing.title}
      id="reader"
      tabIndex={-1}
      aria-busy={working}
    >
      <header className={styles.bar}>
        <div className={styles.says}>
          <h2>{text.extracting.choosing.question}</h2>
          <p id="choose-part-help">
            <Filled text={text.extracting.choosing.help} parts={helpKeys} />
          </p>
        </div>
        <div className={styles.does}>
          {site !== null && (
            <label>
              <input type="checkbox" checked={remembered} onChange={({ target }) => setRemembered(target.checked)} />
              {text.extracting.choosing.remember(site)}
            </label>
          )}
          <Button onClick={leave}>
            <Filled text={text.extracting.choosing.cancel} parts={{ escape: <Keys binding={fixedKey('leave')} /> }} />
          </Button>
        </div>
      </header>
      <div
        ref={sheet}
        className={styles.sheet}
        // Every key is answered here: those who do not see the page hear the part that each leads to.
        role="application"
        aria-label={text.extracting.choosing.page}
        aria-describedby="choose-part-help"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys have to come from somewhere
        tabIndex={0}
        dir="auto"
        lang={article.language ?? undefined}
        onPointerMove={onPointerMove}
        onPointerUp={(event) => {
          if (event.button === 0) void choose(pointAt(event));
        }}
      />
      <p className={styles.status} role="status" title={words}>
        {working ? text.extracting.choosing.making : words}
      </p>
    </main>
  );
}

/** Shows the article again, with the keyboard on it. */
function leave(): void {
  choosePart(false);
  setTimeout(() => document.getElementById('reader')?.focus());
}

/** Scrolls a part to where its beginning can be seen, unless it can be already. */
function reveal(sheet: HTMLElement | null, element: HTMLElement | undefined): void {
  if (sheet === null || element === undefined) return;
  const view = sheet.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const isSeen = box.top >= view.top + 8 && (box.bottom <= view.bottom - 8 || box.top <= view.top + view.height / 2);
  if (!isSeen) sheet.scrollTop += box.top - view.top - 24;
}
