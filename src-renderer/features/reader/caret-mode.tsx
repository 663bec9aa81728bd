import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { bothKeys, type FixedKeyId } from '#shared/commands/fixed-keys.ts';
import { colors } from '#shared/model/choices.ts';
import { useCommandList } from '../../api/command-list.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { capsOf } from '../../lib/keys.ts';
import { scrolling } from '../../lib/scrolling.ts';
import { text } from '../../lib/text.ts';
import { type Passage, useSession } from '../../session/session.ts';
import { ColorKeys, CommandKeys, Keys } from '../../ui/keys.tsx';
import styles from './caret-mode.module.css';
import { caretAt, type Move, moveCaret, placeAtStart, selectSentence } from './move-caret.ts';

const moves: Readonly<Record<string, Move>> = {
  ArrowRight: [true, 'character'],
  ArrowLeft: [false, 'character'],
  ArrowDown: [true, 'line'],
  ArrowUp: [false, 'line'],
  Home: [false, 'lineboundary'],
  End: [true, 'lineboundary'],
};
/** With Ctrl, Alt or Cmd. */
const largerMoves: typeof moves = {
  ArrowRight: [true, 'word'],
  ArrowLeft: [false, 'word'],
  ArrowDown: [true, 'paragraph'],
  ArrowUp: [false, 'paragraph'],
  Home: [false, 'document'],
  End: [true, 'document'],
};
const sentenceMoves: typeof moves = { ')': [true, 'sentence'], '(': [false, 'sentence'] };

interface CaretModeProps {
  page: ArticlePage;
  scroller: HTMLElement;
  /** Where the focused highlight stands: the caret starts there. */
  focused: Passage | null;
}

/**
 * A caret in the article for those who select without a mouse. The selection is the browser's own; the caret stops at
 * images, which take the focus and can be marked then.
 */
export function CaretMode({ page, scroller, focused }: CaretModeProps) {
  const on = useSession((state) => state.caretMode);
  const onImage = useSession((state) => state.selection?.image !== undefined);
  const caret = useRef<HTMLDivElement>(null);
  const hint = useRef<HTMLDivElement>(null);
  const said = useRef<HTMLOutputElement>(null);
  const startAt = useRef(focused);
  useEffect(() => {
    startAt.current = focused;
  });

  useEffect(() => {
    const selection = document.getSelection();
    if (!on || selection === null) return;
    placeAtStart(page, scroller, selection, startAt.current);
    const draw = () => {
      const at = caretAt(page, selection);
      if (at === null) return;
      useSession.setState({ caret: Math.min(at, Math.max(0, page.map.text.length - 1)) });
      if (caret.current !== null) drawCaret(caret.current, page, scroller, selection, at);
    };
    const onKey = (event: KeyboardEvent) => {
      const image = event.target instanceof HTMLImageElement && page.container.contains(event.target);
      const isText = event.target === scroller || event.target === document.body;
      if ((!isText && !image) || useSession.getState().dialog !== null) return;
      if (event.key === 'Escape') {
        event.stopPropagation();
        if (selection.isCollapsed && !image) useSession.setState({ caretMode: false });
        if (!selection.isCollapsed && selection.focusNode)
          selection.collapse(selection.focusNode, selection.focusOffset);
        scroller.focus({ preventScroll: true });
        return;
      }
      const larger = event.ctrlKey || event.altKey || event.metaKey;
      const move = larger ? largerMoves[event.key] : (sentenceMoves[event.key] ?? moves[event.key]);
      const isSentence = event.key === 's' && !larger && !event.shiftKey;
      if (move === undefined && !isSentence) return;
      event.preventDefault();
      event.stopPropagation();
      const before = caretAt(page, selection) ?? 0;
      if (move === undefined) selectSentence(page, selection, before);
      else {
        const isSentenceMove = event.key === '(' || event.key === ')';
        const extend = isSentenceMove ? !selection.isCollapsed : event.shiftKey;
        moveCaret(
          { page, scroller, selection, current: image ? (event.target as HTMLImageElement) : null },
          move,
          extend,
        );
      }
      const after = caretAt(page, selection) ?? before;
      if (document.activeElement === scroller) show(after);
      if (said.current !== null) said.current.textContent = spoken(page, selection, before, after);
    };
    // The strip of keys lies over the text: a line under it is not seen.
    const show = (at: number) => {
      const strip = hint.current?.getBoundingClientRect();
      if (strip === undefined || page.boxOf(at).bottom <= strip.top) page.reveal(at);
      else page.scrollTo(at, scroller.clientHeight / 3, scrolling());
    };
    scroller.focus({ preventScroll: true });
    draw();
    const strip = hint.current?.getBoundingClientRect();
    const start = caretAt(page, selection);
    if (strip !== undefined && start !== null && page.boxOf(start).bottom > strip.top) show(start);
    const stop = page.onLayout(draw);
    document.addEventListener('selectionchange', draw);
    // Before the commands, which know some of these keys too.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      stop();
      document.removeEventListener('selectionchange', draw);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [on, page, scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: on an image the hint is another
  useEffect(() => {
    const words = [...(hint.current?.children ?? [])].map(({ textContent }) => textContent);
    if (said.current !== null) said.current.textContent = on ? words.join(', ') : '';
  }, [on, onImage]);

  // What says it is there before there is something to say: what comes with its words is not read out.
  return (
    <>
      <output ref={said} className="visually-hidden" />
      {on && (
        <>
          <div ref={caret} className={styles.caret} hidden={onImage} data-caret aria-hidden />
          <Hint ref={hint} onImage={onImage} />
        </>
      )}
    </>
  );
}

interface Hinted {
  readonly shown: ReactNode;
  readonly does: string;
}

function fixed(id: FixedKeyId, does: string): Hinted {
  return { shown: bothKeys(id).map((binding) => <Keys key={binding} binding={binding} />), does };
}

/** What to press, at the lower edge of the article. A command without keys is none of it. */
function Hint({ onImage, ref }: { onImage: boolean; ref: Ref<HTMLDivElement> }) {
  const { caretKeys, caretMode, image } = text.reader;
  const commands = useCommandList();
  const isKeyed = (id: string) => commands.some((command) => command.id === id && command.keys.length > 0);
  const hints: Hinted[] = [
    ...(onImage
      ? []
      : [
          fixed('character', caretKeys.word(capsOf('$mod'), capsOf('Alt'))),
          fixed('sentence', caretKeys.sentence),
          fixed('select', caretKeys.selects),
          fixed('select-sentence', caretKeys.theSentence),
        ]),
    ...(colors.some((color) => isKeyed(`mark.${color}`)) ? [{ shown: <ColorKeys />, does: caretKeys.mark }] : []),
    ...(isKeyed('mark.note') ? [{ shown: <CommandKeys id="mark.note" />, does: caretKeys.note }] : []),
    ...(isKeyed('mark.tag') ? [{ shown: <CommandKeys id="mark.tag" />, does: caretKeys.tag }] : []),
    fixed('leave', onImage ? caretKeys.backToText : caretKeys.ends),
  ];
  // Messages keep clear of it. By `:has()` each change of the page would have every element looked at anew.
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.hinted = '';
    return () => void delete dataset.hinted;
  }, []);
  return (
    <div ref={ref} className={styles.hint} data-hint>
      <span>{onImage ? image : caretMode}</span>
      {hints.map(({ shown, does }) => (
        <span key={does}>
          {shown} {does}
        </span>
      ))}
    </div>
  );
}

function drawCaret(
  caret: HTMLElement,
  page: ArticlePage,
  scroller: HTMLElement,
  { focusNode, focusOffset }: Selection,
  offset: number,
): void {
  const at = document.createRange();
  if (focusNode !== null) at.setStart(focusNode, focusOffset);
  const box = at.getClientRects()[0] ?? page.boxOf(offset);
  const view = scroller.getBoundingClientRect();
  caret.style.top = `${page.topOfBox(box)}px`;
  caret.style.left = `${box.left - view.left - scroller.clientLeft + scroller.scrollLeft}px`;
  caret.style.height = `${box.height}px`;
}

/** What a step went over or selected, for those who do not see it. */
function spoken(page: ArticlePage, selection: Selection, before: number, after: number): string {
  const passed = page.map.text.slice(Math.min(before, after), Math.max(before, after)).slice(0, 200);
  return selection.isCollapsed ? passed : text.reader.selected(selection.toString().slice(0, 200));
}
