import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useArticle } from '../../api/queries.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { isMirrored } from '../../lib/direction.ts';
import { text } from '../../lib/text.ts';
import { passageOf, showsArticle, useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Filled } from '../../ui/filled.tsx';
import { ColorKeys, CommandKeys } from '../../ui/keys.tsx';
import { type Edges, placeCard } from './place-card.ts';
import styles from './tour.module.css';
import { begin, endTour, stepTour, type TourStep, tourSteps, useTour } from './tour-state.ts';
import { useTargets } from './use-targets.ts';

/** Three cards over the article that point at what there is: marks, margin and sidebar, the way out. Nothing waits for them. */
export function Tour() {
  const tour = useTour((state) => state.tour);
  const articleId = useSession((state) => state.articleId);
  const page = useSession((state) => state.page);
  const isShown = useSession((state) => showsArticle(state) && state.drawer === null);
  if (tour === null || tour.articleId !== articleId || page === null || !isShown) return null;
  return <Card articleId={articleId} step={tour.step} page={page} />;
}

const keys = {
  colors: <ColorKeys />,
  note: <CommandKeys id="mark.note" />,
  undo: <CommandKeys id="edit.undo" />,
  sidebar: <CommandKeys id="view.entities" />,
  export: <CommandKeys id="file.export" />,
  palette: <CommandKeys id="view.palette" />,
};

function Card({ articleId, step, page }: { articleId: string; step: TourStep; page: ArticlePage }) {
  const { annotations } = useArticle(articleId);
  const passage = useMemo(() => {
    const passages = annotations.flatMap((note) => passageOf(note) ?? []);
    return passages.sort((a, b) => a.start - b.start)[0] ?? null;
  }, [annotations]);
  const targets = useTargets(step, page, passage);
  const card = useRef<HTMLElement>(null);
  const go = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const [target] = targets;
  const at = tourSteps.indexOf(step);
  const { title, says } = text.tour[step];

  // biome-ignore lint/correctness/useExhaustiveDependencies: another card has another height
  useLayoutEffect(() => {
    if (card.current === null || target === undefined) return;
    const { offsetWidth: width, offsetHeight: height } = card.current;
    setPlace(placeCard(target, { width, height }, { width: innerWidth, height: innerHeight }, isMirrored()));
  }, [target, step]);

  // Only a keyboard that is at nothing but the text is taken: what somebody does already goes on. A dialog that the tour was
  // asked for in gives it back first.
  const isPlaced = place !== null;
  useEffect(() => {
    if (!isPlaced) return;
    const timer = setTimeout(() => {
      if (!begin()) return;
      const isAtText = document.activeElement?.matches('body, #reader') !== false && !useSession.getState().caretMode;
      if (isAtText) go.current?.focus({ preventScroll: true });
    }, 50);
    return () => clearTimeout(timer);
  }, [isPlaced]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    endTour();
  }

  return (
    <>
      {targets.map((target) => (
        <div key={`${target.left} ${target.top}`} className={styles.ring} style={ringOf(target)} />
      ))}
      <section
        ref={card}
        className={styles.card}
        aria-label={text.tour.region}
        style={place ?? { visibility: 'hidden' }}
        onKeyDown={onKeyDown}
      >
        <div id="tour-says" aria-live="polite">
          <h2>{title}</h2>
          <p>
            <Filled text={says} parts={keys} />
          </p>
        </div>
        <footer>
          <span>{text.tour.step(at + 1, tourSteps.length)}</span>
          {at < tourSteps.length - 1 && (
            <Button look="quiet" onClick={endTour}>
              {text.tour.skip}
            </Button>
          )}
          {at > 0 && <Button onClick={() => stepTour(-1)}>{text.tour.back}</Button>}
          {/* The first card is read with the button that takes the keyboard, as nothing in it changes then. */}
          <Button
            ref={go}
            look="primary"
            aria-describedby={at === 0 ? 'tour-says' : undefined}
            onClick={() => stepTour(1)}
          >
            {at < tourSteps.length - 1 ? text.tour.next : text.tour.done}
          </Button>
        </footer>
      </section>
    </>
  );
}

/** Pixels between what is pointed at and the ring around it, and between the ring and the edges of the window. */
const ringGap = 5;
const edgeGap = 3;

/** All four sides are seen, also around what reaches to the edge of the window. */
function ringOf({ left, right, top, bottom }: Edges): { left: number; top: number; width: number; height: number } {
  const x = Math.max(edgeGap, left - ringGap);
  const y = Math.max(edgeGap, top - ringGap);
  return {
    left: x,
    top: y,
    width: Math.min(innerWidth - edgeGap, right + ringGap) - x,
    height: Math.min(innerHeight - edgeGap, bottom + ringGap) - y,
  };
}
