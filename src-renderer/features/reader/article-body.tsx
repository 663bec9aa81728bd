import { useQuery } from '@tanstack/react-query';
import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { CallOutput } from '#shared/api/contract.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { isNoteLink } from '#shared/model/body-html.ts';
import { useColorNames } from '../../api/color-names.ts';
import { entitiesQuery, settingsQuery } from '../../api/queries.ts';
import { ArticlePage } from '../../lib/article-page/article-page.ts';
import { markEntities, mentionsOf } from '../../lib/article-page/entity-marks.ts';
import { Intervals } from '../../lib/article-page/intervals.ts';
import { paintMarks } from '../../lib/article-page/paint.ts';
import { paintLayer } from '../../lib/article-page/paint-layers.ts';
import { setRealMarks } from '../../lib/article-page/real-marks.ts';
import { safeBody } from '../../lib/article-page/safe-body.ts';
import { divide } from '../../lib/article-page/sections.ts';
import { keepSteady } from '../../lib/article-page/steady-place.ts';
import { report } from '../../lib/toasts.ts';
import { focusNote, useSession } from '../../session/session.ts';
import './marks.css';
import styles from './article-body.module.css';
import { marksAt, paintedMarks, spokenMarks } from './placed-marks.ts';

interface ArticleBodyProps {
  data: CallOutput<'articles.get'>;
  annotations: readonly PlacedAnnotation[];
  scroller: HTMLElement;
  onOpenLink: (url: string) => void;
}

/** The body's own nodes in a container that React does not look into, with marks painted over them. */
export function ArticleBody({ data, annotations, scroller, onOpenLink }: ArticleBodyProps) {
  const { article, html } = data;
  const container = useRef<HTMLDivElement>(null);
  const page = useSession((state) => state.page);
  const focused = useSession((state) => state.focusedNote);
  const activeEntity = useSession((state) => state.activeEntity);
  const { data: settings } = useQuery(settingsQuery);
  const announced = settings?.marksAsElements ?? false;
  const colorName = useColorNames();
  const { data: recognition } = useQuery(entitiesQuery(article.id, article.content));

  useLayoutEffect(() => {
    const element = container.current;
    if (element === null) return;
    try {
      element.replaceChildren(divide(safeBody(html, article.id)));
    } catch (error) {
      // Nothing is shown then, the text of the article before neither.
      element.replaceChildren();
      report(error);
      useSession.setState({ bodyError: error });
      return () => useSession.setState({ bodyError: null });
    }
    const opened = new ArticlePage(element, scroller);
    keepSteady(opened, scroller);
    useSession.setState({ page: opened });
    return () => {
      opened.close();
      useSession.setState({ page: null });
    };
  }, [html, article.id, scroller]);

  const mentioned = recognition?.mentions;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the recognition the mentions alone are marked
  useEffect(() => {
    if (page === null || recognition === undefined) return;
    // The body was changed in this very turn: the new page is rebuilt in the next one.
    if (page !== useSession.getState().page) return;
    return markEntities(page, recognition);
    // What is known of them elsewhere changes more often than the names do.
  }, [page, mentioned]);

  // After the names: those that a mark cuts in two would not be found.
  useEffect(() => {
    if (page !== null) return setRealMarks(page, announced ? spokenMarks(annotations, colorName) : []);
  }, [page, announced, annotations, colorName]);

  const marks = useMemo(() => paintedMarks(annotations), [annotations]);
  const intervals = useMemo(() => new Intervals(marks), [marks]);

  useLayoutEffect(() => {
    if (page !== null) paintMarks(page, marks);
  }, [page, marks]);

  useLayoutEffect(() => {
    if (page === null) return;
    paintLayer(
      page,
      'mark-focused',
      marks.filter(({ id }) => id === focused),
    );
  }, [page, marks, focused]);

  useEffect(() => {
    if (page !== null && recognition !== undefined) paintLayer(page, 'hover', mentionsOf(recognition, activeEntity));
  }, [page, recognition, activeEntity]);

  function onClick(event: MouseEvent): void {
    const link = (event.target as Element).closest('a[href]');
    if (link instanceof HTMLAnchorElement) {
      event.preventDefault();
      const place = link.getAttribute('href') ?? '';
      if (isNoteLink(place)) page?.goTo(place.slice(1));
      else onOpenLink(link.href);
      return;
    }
    // An image takes the focus, and is pointed at by that.
    if (page === null || document.getSelection()?.isCollapsed === false || event.target instanceof HTMLImageElement)
      return;
    const offset = page.characterAt(event.clientX, event.clientY);
    const hits = offset === null ? [] : marksAt(marks, intervals, offset);
    // Where several overlap, another click goes on to the next.
    const next = hits[(hits.findIndex((hit) => hit.id === focused) + 1) % Math.max(1, hits.length)];
    focusNote(next?.id ?? null);
    useSession.setState({ pointedAt: offset });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the notes list and the keys . and , do the same without a mouse
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={container}
      className={styles.body}
      lang={article.language ?? undefined}
      dir={article.direction ?? 'auto'}
      data-reading-text
      onClick={onClick}
    />
  );
}
