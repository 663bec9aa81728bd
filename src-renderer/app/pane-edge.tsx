import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { settingBounds } from '#shared/model/choices.ts';
import { changeSettings } from '../api/actions.ts';
import { isMirrored } from '../lib/direction.ts';
import { text } from '../lib/text.ts';
import styles from './app.module.css';

export type PaneWidth = 'libraryWidth' | 'sidebarWidth';

/** The property that each pane takes its width from. */
const property = { libraryWidth: '--library-width', sidebarWidth: '--sidebar-width' } as const;
/** Pixels that a key moves an edge by. */
const step = 16;
/** What moves less was a click. */
const clickSlop = 3;

/** A width as the window has it: of a narrow one no pane takes so much that the article has no room. */
function widthOf(width: number): string {
  return `min(${width}px, 30vw)`;
}

/** The properties of a window whose panes have widths of the person's own; the others stay as the tokens have them. */
export function paneWidths(widths: Readonly<Record<PaneWidth, number | null>>): Record<string, string> {
  const own = Object.entries(property).flatMap(([pane, name]) => {
    const width = widths[pane as PaneWidth];
    return width === null ? [] : [[name, widthOf(width)]];
  });
  return Object.fromEntries(own);
}

/**
 * The edge of a pane, to be dragged or moved by arrow keys: WAI-ARIA's window splitter. A double click or Enter gives the pane
 * its first width again. What is shown follows at once; the setting is kept when the edge is let go.
 */
export function PaneEdge({ pane, width }: { pane: PaneWidth; width: number | null }) {
  const [now, setNow] = useState<number | null>(null);
  const dragged = useRef<{ readonly from: number; readonly grip: number; width: number | null } | null>(null);
  const edge = useRef<HTMLDivElement>(null);
  const [least, most] = settingBounds[pane];

  const widthAt = (x: number): number => {
    const isLeft = (pane === 'libraryWidth') !== isMirrored();
    return Math.round(Math.min(Math.max(isLeft ? x : innerWidth - x, least), most));
  };
  /** Where the line is that the edge stands for: its first pixel, which is the library's last. */
  const lineOf = (element: HTMLElement): number => {
    const { left, right } = element.getBoundingClientRect();
    const own = pane === 'libraryWidth' ? 1 : 0;
    return isMirrored() ? right - own : left + own;
  };
  const measure = () => edge.current && setNow(widthAt(lineOf(edge.current)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew where another width was kept, and with the window
  useLayoutEffect(() => {
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [width]);

  const show = (wanted: number | null): void => {
    const style = edge.current?.parentElement?.style;
    if (wanted === null) style?.removeProperty(property[pane]);
    else style?.setProperty(property[pane], widthOf(wanted));
    measure();
  };
  const keep = (wanted: number | null): void => {
    show(wanted);
    if (wanted !== width) void changeSettings({ [pane]: wanted });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = lineOf(event.currentTarget);
    const wanted = new Map([
      ['ArrowLeft', widthAt(at - step)],
      ['ArrowRight', widthAt(at + step)],
      ['Home', least],
      ['End', most],
      ['Enter', null],
    ]).get(event.key);
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // A small window shows less than is kept: wider than it can show is no wish for less.
    const isBeyond = wanted !== null && width !== null && widthAt(at) < wanted && wanted < width;
    if (!isBeyond) keep(wanted);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule of HTML cannot be moved
    <div
      ref={edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={text.app[pane]}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={now ?? width ?? least}
      tabIndex={0}
      className={styles.edge}
      data-pane={pane}
      onKeyDown={onKeyDown}
      onDoubleClick={() => keep(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        // Otherwise the drag would select text.
        event.preventDefault();
        event.currentTarget.focus();
        dragged.current = { from: event.clientX, grip: event.clientX - lineOf(event.currentTarget), width: null };
      }}
      onPointerMove={({ clientX }) => {
        const drag = dragged.current;
        // A press that moves nothing is no wish for the width that is there.
        if (drag === null || (drag.width === null && Math.abs(clientX - drag.from) < clickSlop)) return;
        drag.width = widthAt(clientX - drag.grip);
        show(drag.width);
      }}
      onPointerUp={() => {
        const wanted = dragged.current?.width ?? null;
        dragged.current = null;
        if (wanted !== null) keep(wanted);
      }}
      onPointerCancel={() => {
        dragged.current = null;
        show(width);
      }}
    />
  );
}
