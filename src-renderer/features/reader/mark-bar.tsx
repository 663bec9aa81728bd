import { Toolbar } from '@base-ui/react/toolbar';
import {
  ChevronLeft,
  ChevronRight,
  Copy,
  Highlighter,
  MessageSquareText,
  Tag,
  Trash2,
  UserRoundPlus,
} from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { CommandId } from '#shared/commands/catalogue.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { colors } from '#shared/model/choices.ts';
import { deleteNote } from '../../api/actions.ts';
import { useColorNames } from '../../api/color-names.ts';
import { useCommandList } from '../../api/command-list.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { capsOf } from '../../lib/keys.ts';
import { capitalised, formats, text } from '../../lib/text.ts';
import { focusNote, type Passage, useSession } from '../../session/session.ts';
import { IconButton } from '../../ui/button.tsx';
import { copy, mark, markEvery, pointedIn, tag, write } from './mark-actions.ts';
import styles from './mark-bar.module.css';
import { NameField } from './name-field.tsx';
import { canName } from './name-selection.ts';
import { occurrencesOf } from './occurrences.ts';
import { overlappingWith, stepOverlap } from './overlaps.ts';
import { placeBar } from './place-bar.ts';
import { TagField } from './tag-field.tsx';

interface MarkBarProps {
  article: Article;
  annotations: readonly PlacedAnnotation[];
  page: ArticlePage;
  scroller: HTMLElement;
}

/** The small bar beside a selection, an image or a focused mark, never over the text that it is about. */
export function MarkBar({ article, annotations, page, scroller }: MarkBarProps) {
  const selection = useSession((state) => state.selection);
  const focusedNote = useSession((state) => state.focusedNote);
  const adjusting = useSession((state) => state.adjusting);
  const isHidden = useSession(
    ({ editingNote, forWriting, adjusting }) => editingNote !== null || forWriting || adjusting?.isDragged === true,
  );
  const tagging = useSession((state) => state.tagging);
  const naming = useSession((state) => state.naming);
  const pointedAt = useSession((state) => state.pointedAt);
  const colorName = useColorNames();
  const commands = useCommandList();
  const bar = useRef<HTMLDivElement>(null);
  const found = pointedIn(annotations, { selection, focusedNote });
  const pointed = found?.note != null && isHidden ? null : found;

  const moved = adjusting !== null && adjusting.noteId === pointed?.note?.id ? adjusting : null;
  usePlaced(bar, page, scroller, moved ?? pointed?.passage ?? null);
  useTabInto(bar, found !== null);
  const keyboard = useKeyboardBack(bar, scroller);
  if (pointed === null) return null;

  const { passage, note } = pointed;
  const isImage = passage.image !== undefined;
  const count = isImage ? 0 : occurrencesOf(page.map.text, passage).length;
  const overlapping = note === null ? [] : overlappingWith(annotations, note.id, pointedAt);

  function capsNow(id: CommandId): string {
    const [binding] = commands.find((command) => command.id === id)?.keys ?? [];
    return binding === undefined ? '' : capsOf(binding);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Back to the text that Tab led from: what stands before the bar in the document is something else.
    if (event.key === 'Tab' && event.shiftKey && !tagging) {
      event.preventDefault();
      scroller.focus({ preventScroll: true });
      return;
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (tagging) useSession.setState({ tagging: false });
    else if (naming) useSession.setState({ naming: false });
    else focusNote(null);
    scroller.focus({ preventScroll: true });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons in it come through here
    <div
      ref={bar}
      className={styles.bar}
      data-mark-bar
      // The selection must survive a press on the bar.
      onPointerDown={keepFocus}
      onMouseDown={keepFocus}
      onKeyDown={onKeyDown}
      {...keyboard}
    >
      <Toolbar.Root
        className={styles.tools}
        aria-label={note ? text.reader.highlight : isImage ? text.reader.image : text.reader.selection}
      >
        {overlapping.length > 1 && note !== null && (
          <Toolbar.Group className={styles.overlaps} aria-label={text.reader.overlapping}>
            <Tool label={text.reader.previousHere} onClick={() => stepOverlap(annotations, -1)}>
              <ChevronLeft />
            </Tool>
            <span className={styles.count}>
              {text.reader.placeOf(overlapping.indexOf(note.id) + 1, overlapping.length)}
            </span>
            <Tool label={text.reader.nextHere} command="mark.overlapping" onClick={() => stepOverlap(annotations, 1)}>
              <ChevronRight />
            </Tool>
            <span className={styles.rule} />
          </Toolbar.Group>
        )}
        {colors.map((color) => (
          <Toolbar.Button
            key={color}
            className={styles.swatch}
            data-color={color}
            aria-label={text.reader.highlightIn(colorName(color))}
            aria-pressed={note?.color === color}
            title={text.keys.tooltip(capitalised(colorName(color)), capsNow(`mark.${color}`))}
            onClick={() => void mark(article, pointed, color)}
          />
        ))}
        <span className={styles.rule} />
        <Tool
          label={note ? text.reader.editNote : text.reader.writeNote}
          command="mark.note"
          onClick={() => void write(article, pointed)}
        >
          <MessageSquareText />
        </Tool>
        <Tool label={text.reader.addTags} command="mark.tag" onClick={() => void tag(article, pointed)}>
          <Tag />
        </Tool>
        {count > 1 && (
          <Toolbar.Button
            className={styles.every}
            aria-label={text.reader.highlightAll(count)}
            title={text.keys.tooltip(text.reader.highlightAll(count), capsNow('mark.every'))}
            onClick={() => void markEvery(article, pointed)}
          >
            <Highlighter /> {formats.number(count)}×
          </Toolbar.Button>
        )}
        {note === null && canName({ selection, page }) && (
          <Tool
            label={text.reader.addToEntities}
            command="mark.entity"
            aria-expanded={naming}
            onClick={() => useSession.setState({ naming: !naming })}
          >
            <UserRoundPlus />
          </Tool>
        )}
        <Tool label={text.reader.copyWithLink} command="mark.copy" onClick={() => void copy(article, pointed)}>
          <Copy />
        </Tool>
        {note !== null && (
          <Tool label={text.reader.delete} command="mark.delete" onClick={() => void deleteNote(article.id, note)}>
            <Trash2 />
          </Tool>
        )}
      </Toolbar.Root>
      {tagging && note !== null && <TagField articleId={article.id} note={note} />}
      {naming && note === null && canName({ selection, page }) && <NameField article={article} count={count} />}
    </div>
  );
}

interface ToolProps {
  label: string;
  command?: CommandId;
  'aria-expanded'?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Tool({ children, ...button }: ToolProps) {
  return <Toolbar.Button render={<IconButton {...button}>{children}</IconButton>} />;
}

/** A press takes the focus away from what it is about; a text field needs it. */
function keepFocus(event: { target: EventTarget; preventDefault: () => void }): void {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
}

function usePlaced(
  bar: React.RefObject<HTMLElement | null>,
  page: ArticlePage,
  scroller: HTMLElement,
  passage: Passage | null,
): void {
  const { start, end, image } = passage ?? {};
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null || start === undefined || end === undefined) return;
    const place = () => placeBar(element, page, scroller, { start, end, ...(image !== undefined && { image }) });
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    scroller.addEventListener('scroll', place, { capture: true, passive: true });
    const stop = page.onLayout(place);
    return () => {
      stop();
      observer.disconnect();
      scroller.removeEventListener('scroll', place, { capture: true });
      scroller.style.removeProperty('--bar-below');
    };
  }, [bar, page, scroller, start, end, image]);
}

/** A command that takes the bar away, or the button that it was given with, leaves the keyboard at the text. */
function useKeyboardBack(bar: React.RefObject<HTMLElement | null>, scroller: HTMLElement) {
  const isIn = useRef(false);
  useEffect(() => {
    if (!isIn.current || bar.current?.contains(document.activeElement)) return;
    isIn.current = false;
    if (document.activeElement === document.body) scroller.focus({ preventScroll: true });
  });
  return {
    onFocus: () => {
      isIn.current = true;
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      // Nothing takes it where its button has gone.
      if (relatedTarget !== null && !bar.current?.contains(relatedTarget)) isIn.current = false;
    },
  };
}

/** Tab leads from the text into the bar, which stands at the end of the document; it also brings one that is away. */
function useTabInto(bar: React.RefObject<HTMLElement | null>, shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      const { activeElement } = document;
      const isFromText = activeElement === document.body || activeElement?.id === 'reader';
      if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || !isFromText)
        return;
      flushSync(() => useSession.setState({ forWriting: false }));
      const first = bar.current?.querySelector<HTMLElement>('[role="toolbar"] button[tabindex="0"]');
      if (first == null) return;
      event.preventDefault();
      first.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [bar, shown]);
}
