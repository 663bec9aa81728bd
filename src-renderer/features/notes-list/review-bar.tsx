import { useEffect, useLayoutEffect, useRef } from 'react';
import { fixedKey } from '#shared/commands/fixed-keys.ts';
import { acceptPlaces, moveNote } from '../../api/place-actions.ts';
import { useArticle } from '../../api/queries.ts';
import { imageOf } from '../../lib/article-page/image-marks.ts';
import { paintLayer } from '../../lib/article-page/paint-layers.ts';
import { capsOf, isInPopup, isWriting } from '../../lib/keys.ts';
import { text } from '../../lib/text.ts';
import { announce } from '../../lib/toasts.ts';
import { passageOf, type Reviewed, reviewNote, useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Filled } from '../../ui/filled.tsx';
import { Keys } from '../../ui/keys.tsx';
import { beginsQuoted, entryAfter, notesToReview } from './review.ts';
import styles from './review-bar.module.css';
import { useImageName } from './use-passages.ts';

/** Shows the proposal of the note that is reviewed in the article and, while the person is there, what can be done. */
export function ReviewBar({ articleId }: { articleId: string }) {
  const reviewed = useSession((state) => state.reviewed);
  return reviewed === null ? null : <Bar articleId={articleId} reviewed={reviewed} />;
}

function Bar({ articleId, reviewed: { id, step } }: { articleId: string; reviewed: Reviewed }) {
  const { data, annotations } = useArticle(articleId);
  const page = useSession((state) => state.page);
  const note = annotations.find((each) => each.id === id);
  const file = note?.anchor?.image;
  const image = useImageName(file);
  const passage = note === undefined ? null : passageOf(note);
  const { start, end } = passage ?? { start: -1, end: -1 };
  const isShown = step !== 'place' && start >= 0;
  const row = useRowAbove();
  const stoodAt = note?.anchor?.position.start ?? 0;

  useEffect(() => {
    if (page === null || !isShown) return;
    page.reveal(start);
    paintLayer(page, 'spot', [{ start, end }]);
    const shown = start === end && image !== null ? imageOf(page.map, { start, image: file ?? '' }) : null;
    shown?.setAttribute('data-proposed', '');
    return () => {
      paintLayer(page, 'spot', []);
      shown?.removeAttribute('data-proposed');
    };
  }, [page, isShown, start, end, image, file]);

  // The person begins at the proposal, selected, or where the words stood.
  useEffect(() => {
    if (page === null || step !== 'place') return;
    const { caretMode } = useSession.getState();
    document.getElementById('reader')?.focus({ preventScroll: true });
    const at = start >= 0 ? start : Math.min(stoodAt, page.map.text.length);
    const point = page.map.pointOf(at);
    if (start < end) page.select(start, end);
    else if (point !== null) document.getSelection()?.collapse(point.node, point.offset);
    page.reveal(at);
    useSession.setState({ caretMode: true });
    return () => {
      document.getSelection()?.removeAllRanges();
      useSession.setState({ caretMode, selection: null });
    };
  }, [page, step, start, end, stoodAt]);

  const toList = () => reviewNote({ id, step: 'list' });

  function goOn(): void {
    const next = entryAfter(notesToReview(annotations), id);
    reviewNote(next === null ? null : { id: next, step: 'list' });
    if (next === null) document.getElementById('reader')?.focus({ preventScroll: true });
  }

  function accept(): void {
    if (data === undefined || note === undefined || step !== 'look') return;
    goOn();
    void acceptPlaces(data.article, [note]);
  }

  function placeHere(): void {
    const selected = page?.selectedPassage() ?? null;
    if (data === undefined || note === undefined) return;
    if (selected === null) {
      announce(text.notes.selectFirst(capsOf(fixedKey('place-here'))));
      return;
    }
    goOn();
    void moveNote(data.article, note, selected);
  }

  useEffect(() => {
    if (step === 'list') return;
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      const isHeld = event.ctrlKey || event.metaKey || event.altKey;
      if (useSession.getState().dialog !== null || isHeld || isWriting(target) || isInPopup(target)) return;
      const isButton = target instanceof Element && target.closest('button') !== null;
      // In the library the keys are for its rows.
      const isElsewhere = target instanceof Element && target.closest('nav') !== null;
      if (key === 'Escape') toList();
      else if (isElsewhere || (key === 'Enter' && isButton)) return;
      else if (key === 'Enter') step === 'place' ? placeHere() : accept();
      else if (key === fixedKey('accept-place') && step === 'look') accept();
      else if (key === fixedKey('other-place') && step === 'look') reviewNote({ id, step: 'place' });
      else return;
      // The commands of the window that have the same keys mean something else.
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  });

  if (step === 'list' || note === undefined) return null;
  return (
    <div ref={row} className={styles.row}>
      <div
        className={styles.bar}
        role="toolbar"
        aria-label={step === 'look' ? text.notes.proposed : text.notes.place}
        // What is selected must survive a press on the bar.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
      >
        <p role="status">
          <Filled
            text={step === 'look' ? text.notes.isThePlaceOf : text.notes.selectWordsOf}
            parts={{ passage: image ?? <Quoted words={note.anchor?.quote.exact ?? ''} /> }}
          />
        </p>
        {step === 'look' ? (
          <>
            <Button look="primary" onClick={accept}>
              {text.notes.accept} <Keys binding={fixedKey('accept-place')} />
            </Button>
            <Button onClick={() => reviewNote({ id, step: 'place' })}>
              {text.notes.place} <Keys binding={fixedKey('other-place')} />
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={placeHere}>
            {text.notes.placeHere} <Keys binding={fixedKey('place-here')} />
          </Button>
        )}
        <Button onClick={toList}>
          {step === 'look' ? text.notes.back : text.notes.giveUp} <Keys binding={fixedKey('leave')} />
        </Button>
      </div>
    </div>
  );
}

/** A passage in quotation marks, unless it begins with its own. */
function Quoted({ words }: { words: string }) {
  return <q data-bare={beginsQuoted(words)}>{words}</q>;
}

/** For a row above the article: what is read stays where it is while the row comes and goes, unless nothing is above it. */
function useRowAbove(): React.RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  useLayoutEffect(() => {
    const now = row.current?.offsetHeight ?? 0;
    moveText(now - height.current);
    height.current = now;
  });
  useLayoutEffect(() => () => moveText(-height.current), []);
  return row;
}

function moveText(by: number): void {
  const reader = document.getElementById('reader');
  if (by !== 0 && reader !== null && reader.scrollTop > 0) reader.scrollBy({ top: by, behavior: 'instant' });
}
