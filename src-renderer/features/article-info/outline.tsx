import { useEffect, useMemo, useRef, useState } from 'react';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import {
  fewestHeadings,
  type Heading,
  headingInView,
  headingsOf,
  nestHeadings,
  type OutlineEntry,
} from '../../lib/article-page/headings.ts';
import { paintLayer } from '../../lib/article-page/paint-layers.ts';
import { moveAmong } from '../../lib/move-among.ts';
import { text } from '../../lib/text.ts';
import { openDrawer, useSession } from '../../session/session.ts';
import styles from './outline.module.css';

/** The headings of a long article by their levels; each goes to its place, and the one that is being read is marked. */
export function Outline() {
  const page = useSession((state) => state.page);
  return page === null || headingsOf(page).length < fewestHeadings ? null : <Headings page={page} />;
}

function Headings({ page }: { page: ArticlePage }) {
  const headings = headingsOf(page);
  const entries = useMemo(() => nestHeadings(headings), [headings]);
  const list = useRef<HTMLDivElement>(null);
  const [current, goTo] = useCurrent(page, headings);
  const [focused, setFocused] = useState<Heading | null>(null);
  // Those of a body that gave way to another are none of these.
  const tabbed = [focused, current, headings[0]].find((each) => each && headings.includes(each));

  useEffect(() => {
    // The list alone scrolls, and not under the keyboard: what else is in the pane stays where it is looked at.
    const box = list.current;
    const row = current && box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !row || box.contains(document.activeElement)) return;
    const [inside, outside] = [row.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inside.top < outside.top || inside.bottom > outside.bottom) {
      box.scrollTop += inside.top - outside.top - (outside.height - inside.height) / 2;
    }
  }, [current]);

  const isSought = useSession((state) => state.seeksHeadings);
  useEffect(() => {
    if (!isSought) return;
    // Not the row that has the keyboard: this tab may have been left and asked for again before the other one was shown.
    const find = (selector: string) => list.current?.querySelector<HTMLElement>(selector);
    (find('[aria-current]') ?? find('[data-row]'))?.focus();
    useSession.setState({ seeksHeadings: false });
  }, [isSought]);

  const listOf = (below: readonly OutlineEntry[]) => (
    <ol>
      {below.map(({ heading, below }) => (
        <li key={heading.start}>
          <button
            type="button"
            className={styles.row}
            lang={page.language}
            dir="auto"
            data-row
            tabIndex={heading === tabbed ? 0 : -1}
            aria-current={heading === current ? 'location' : undefined}
            onFocus={() => setFocused(heading)}
            onClick={() => goTo(heading)}
          >
            {heading.text}
          </button>
          {below.length > 0 && listOf(below)}
        </li>
      ))}
    </ol>
  );

  return (
    <nav
      aria-label={text.info.outline}
      onKeyDown={(event) => moveAmong(event, list.current)}
      onBlur={({ relatedTarget }) => list.current?.contains(relatedTarget) || setFocused(null)}
    >
      <h3>{text.info.outline}</h3>
      <div ref={list} className={styles.list}>
        {listOf(entries)}
      </div>
    </nav>
  );
}

function headingNow(page: ArticlePage, headings: readonly Heading[]): Heading | null {
  const scroller = document.getElementById('reader');
  return (scroller && headings[headingInView(page, scroller, headings)]) ?? null;
}

/** The heading that is being read, and what goes to another: that one it is until the person scrolls. */
function useCurrent(
  page: ArticlePage,
  headings: readonly Heading[],
): [current: Heading | null, goTo: (heading: Heading) => void] {
  // Known at once: the keyboard goes there when the list opens.
  const [current, setCurrent] = useState(() => headingNow(page, headings));
  // A heading near the end cannot be brought as far up as it would have to be.
  const asked = useRef<{ readonly heading: Heading; rest: number | null } | null>(null);

  useEffect(() => {
    const scroller = document.getElementById('reader');
    if (scroller === null) return;
    const closing = new AbortController();
    const { signal } = closing;
    let frame = 0;
    const look = () => {
      frame = 0;
      const rest = asked.current?.rest ?? null;
      // Something else has gone on from there, as the next note or a voice that reads aloud.
      if (rest !== null && Math.abs(scroller.scrollTop - rest) > 1) letGo();
      setCurrent(asked.current?.heading ?? headingNow(page, headings));
    };
    const lookSoon = () => {
      frame ||= requestAnimationFrame(look);
    };
    const letGo = () => {
      asked.current = null;
    };
    for (const name of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
      scroller.addEventListener(name, letGo, { passive: true, signal });
    }
    scroller.addEventListener('scroll', lookSoon, { passive: true, signal });
    const comesToRest = () => {
      if (asked.current !== null) asked.current.rest ??= scroller.scrollTop;
    };
    scroller.addEventListener('scrollend', comesToRest, { signal });
    const stop = page.onLayout(lookSoon);
    lookSoon();
    return () => {
      closing.abort();
      letGo();
      cancelAnimationFrame(frame);
      stop();
    };
  }, [page, headings]);

  const goTo = (heading: Heading) => {
    const mine: NonNullable<typeof asked.current> = { heading, rest: null };
    asked.current = mine;
    setCurrent(heading);
    openDrawer(null);
    const scroller = document.getElementById('reader');
    const before = scroller?.scrollTop ?? 0;
    page.reveal(heading.start);
    // What stands in its place already does not scroll there.
    setTimeout(() => {
      if (scroller?.scrollTop === before) mine.rest ??= before;
    }, 100);
    paintLayer(page, 'spot', [heading]);
  };
  return [current, goTo];
}
