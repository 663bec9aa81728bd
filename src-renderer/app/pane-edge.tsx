import { type KeyboardEvent, useRef, useState } from 'react';
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
export function widthOf(width: number): string {
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
  const dragged = useRef<{ readonly from: number; width: number | null } | null>(null);
  const [least, most] = settingBounds[pane];

  const widthAt = (x: number): number => {
    const isLeft = (pane === 'libraryWidth') !== isMirrored();
    return Math.round(Math.min(Math.max(isLeft ? x : innerWidth - x, least), most));
  };
  const placeOf = (edge: HTMLElement): number => {
    const { left, right } = edge.getBoundingClientRect();
    return (left + right) / 2;
  };
  const show = (edge: HTMLElement, wanted: number | null): void => {
    const window = edge.parentElement?.style;
    if (wanted === null) window?.removeProperty(property[pane]);
    else window?.setProperty(property[pane], widthOf(wanted));
    setNow(widthAt(placeOf(edge)));
  };
  const keep = (edge: HTMLElement, wanted: number | null): void => {
    show(edge, wanted);
    if (wanted !== width) void changeSettings({ [pane]: wanted });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, currentTarget: edge } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = placeOf(edge);
    const wanted = new Map([
      ['ArrowLeft', widthAt(at - step)],
      ['ArrowRight', widthAt(at + step)],
      ['Home', least],
      ['End', most],
      ['Enter', null],
    ]).get(key);
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    keep(edge, wanted);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule of HTML cannot be moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={text.app[pane]}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={now ?? width ?? least}
      tabIndex={0}
      className={styles.edge}
      data-pane={pane}
      onFocus={({ currentTarget }) => setNow(widthAt(placeOf(currentTarget)))}
      onKeyDown={onKeyDown}
      onDoubleClick={({ currentTarget }) => keep(currentTarget, null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        // Otherwise the drag would select text.
        event.preventDefault();
        event.currentTarget.focus();
        dragged.current = { from: event.clientX, width: null };
      }}
      onPointerMove={({ currentTarget, clientX }) => {
        const drag = dragged.current;
        // A press that moves nothing is no wish for the width that is there.
        if (drag === null || (drag.width === null && Math.abs(clientX - drag.from) < clickSlop)) return;
        drag.width = widthAt(clientX);
        show(currentTarget, drag.width);
      }}
      onPointerUp={({ currentTarget }) => {
        const wanted = dragged.current?.width ?? null;
        dragged.current = null;
        if (wanted !== null) keep(currentTarget, wanted);
      }}
      onPointerCancel={({ currentTarget }) => {
        dragged.current = null;
        show(currentTarget, width);
      }}
    />
  );
}
