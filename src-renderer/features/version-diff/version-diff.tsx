import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { bothKeys, fixedKey } from '#shared/commands/fixed-keys.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import type { Comparison } from '#shared/model/comparison.ts';
import { showVersion } from '../../api/part-actions.ts';
import { diffQuery, useArticle } from '../../api/queries.ts';
import { isInPopup, isWriting } from '../../lib/keys.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { useGrowing } from '../../lib/use-growing.ts';
import { compareWith, type Passage, useSession } from '../../session/session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Filled } from '../../ui/filled.tsx';
import { Keys } from '../../ui/keys.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { foldLines, summaryOf, touchedNotes } from './arrange-changes.ts';
import { DiffLine } from './diff-line.tsx';
import { TouchedNotes } from './touched-notes.tsx';
import { VersionChoice } from './version-choice.tsx';
import styles from './version-diff.module.css';

interface VersionDiffProps {
  articleId: string;
  /** The earlier body, one of the article's versions. */
  from: string;
  onShow: (passage: Passage) => void;
  onShowNote: (id: string) => void;
}

const none: Comparison['lines'] = [];
/** How many lines are made ready at a time: a long article can be read at once, and the rest follows. */
const linesAtOnce = 80;

/** What changed between two versions of an article, in place of the article: readable as one, with every change told. */
export function VersionDiff({ articleId, from, onShow, onShowNote }: VersionDiffProps) {
  const { data, annotations } = useArticle(articleId);
  const [to, setTo] = useState('');
  const article = data?.article;
  const isKnown = article === undefined || article.versions.some(({ content }) => content === from);
  const other = to === from || !article?.versions.some(({ content }) => content === to) ? '' : to;
  const query = useQuery({
    ...diffQuery(articleId, from, other || (article?.content ?? '')),
    enabled: isKnown && !!article,
  });
  const { data: comparison, error } = query;

  useEffect(() => {
    if (error !== null) report(error);
    // A version that was brought back, or an undo that took it away, leaves nothing to compare.
    if (error !== null || !isKnown) leave();
  }, [error, isKnown]);

  if (article === undefined) return <main className={styles.diff} aria-label={text.versions.title} aria-busy />;
  return (
    <Changes
      key={`${from} ${other}`}
      heading={text.versions.title}
      onLeave={leave}
      article={article}
      annotations={other === '' ? annotations : []}
      comparison={comparison ?? null}
      isPresent={other === ''}
      onShow={onShow}
      onShowNote={onShowNote}
      choices={
        <>
          <VersionChoice
            label={text.versions.from}
            versions={article.versions}
            value={from}
            hasPresent={false}
            onChange={(content) => compareWith(content)}
          />
          <VersionChoice
            label={text.versions.to}
            versions={article.versions.filter(({ content }) => content !== from)}
            value={other}
            hasPresent
            onChange={setTo}
          />
        </>
      }
      onBringBack={() => void showVersion(article, from)}
    />
  );
}

interface ChangesProps {
  heading: string;
  article: Article;
  annotations: readonly PlacedAnnotation[];
  /** Null while it is being made. */
  comparison: Comparison | null;
  /** Whether the later text is the one that the article has now. */
  isPresent: boolean;
  onShow: (passage: Passage) => void;
  onShowNote: (id: string) => void;
  choices: React.ReactNode;
  /** Makes the earlier text the present one; null where that cannot be. */
  onBringBack: (() => void) | null;
  onLeave: () => void;
}

/** The later of two texts with every change told, in place of the article. */
export function Changes(props: ChangesProps) {
  const { heading, article, annotations, comparison, isPresent, onShow, onShowNote, choices } = props;
  const { onBringBack, onLeave } = props;
  const lines = comparison?.lines ?? none;
  const language = article.language ?? undefined;
  const sheet = useRef<HTMLElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [at, setAt] = useState(-1);
  const changes = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const current = changes[at] ?? -1;
  const items = foldLines(lines, opened);
  const ready = useGrowing(items.length, linesAtOnce, lines);
  const shown = items.slice(0, Math.max(ready, items.findIndex(({ index }) => index === current) + linesAtOnce));

  useEffect(() => {
    const line = sheet.current?.querySelector<HTMLElement>(`[data-line="${current}"]`);
    line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: 'center' });
  }, [current]);

  useEffect(() => sheet.current?.focus({ preventScroll: true }), []);

  const step = (by: number) => {
    const first = by > 0 ? 0 : changes.length - 1;
    if (changes.length > 0) setAt(at < 0 ? first : (at + by + changes.length) % changes.length);
  };
  const go = (index: number): void => {
    const line = lines[index];
    if (line !== undefined && isPresent) onShow({ start: line.start, end: line.end });
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      const isHeld = event.ctrlKey || event.metaKey || event.altKey;
      if (useSession.getState().dialog !== null || isHeld || isInPopup(target)) return;
      const isElsewhere = isWriting(target) || !(target instanceof Element);
      if (key === 'Escape' && (!isElsewhere || target instanceof HTMLSelectElement)) onLeave();
      else if (isElsewhere) return;
      else if (bothKeys('next-change').includes(key)) step(1);
      else if (bothKeys('previous-change').includes(key)) step(-1);
      else if (key === 'Enter' && target.matches('[data-line]')) go(current);
      else return;
      // The commands of the window that have the same keys mean the article, which is not shown now.
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  });

  return (
    <main className={styles.diff} aria-label={heading} id="reader" tabIndex={-1} aria-busy={comparison === null}>
      <header className={styles.bar}>
        <h2>{heading}</h2>
        <div className={styles.choices}>{choices}</div>
        <div className={styles.steps}>
          <span role="status">
            {changes.length > 0 &&
              (at < 0 ? text.versions.changes(changes.length) : text.versions.changeOf(at + 1, changes.length))}
          </span>
          <IconButton
            label={text.versions.previous}
            keys={fixedKey('previous-change')}
            disabled={changes.length === 0}
            onClick={() => step(-1)}
          >
            <ChevronUp />
          </IconButton>
          <IconButton
            label={text.versions.next}
            keys={fixedKey('next-change')}
            disabled={changes.length === 0}
            onClick={() => step(1)}
          >
            <ChevronDown />
          </IconButton>
          {onBringBack && <Button onClick={onBringBack}>{text.versions.bringBack}</Button>}
          <IconButton label={text.versions.close} keys={fixedKey('leave')} onClick={onLeave}>
            <X />
          </IconButton>
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and takes the keyboard when it opens */}
      <section ref={sheet} className={styles.sheet} tabIndex={0} aria-label={text.versions.region}>
        <article className={styles.column} dir={article.direction ?? 'auto'}>
          <h1 lang={language}>{article.title}</h1>
          {comparison === null ? (
            <Waiting words={text.versions.comparing} className={styles.summary} />
          ) : (
            <div className={styles.summary}>
              {changes.length === 0 ? (
                <p>{text.versions.same}</p>
              ) : (
                <p>
                  <Filled
                    text={text.versions.told}
                    parts={{
                      summary: summaryOf(lines),
                      next: <Keys binding={fixedKey('next-change')} />,
                      previous: <Keys binding={fixedKey('previous-change')} />,
                    }}
                  />
                </p>
              )}
              <TouchedNotes
                touched={touchedNotes(lines, annotations)}
                annotations={annotations}
                language={language}
                onShow={onShowNote}
              />
            </div>
          )}
          {shown.map((item) =>
            item.kind === 'fold' ? (
              <button
                key={`fold ${item.index}`}
                type="button"
                className={styles.fold}
                onClick={() => setOpened(new Set([...opened, item.index]))}
              >
                {text.versions.unchanged(item.count)}
              </button>
            ) : (
              <DiffLine
                key={item.index}
                line={item.line}
                language={language}
                index={item.index}
                annotations={annotations}
                isCurrent={item.index === current}
                onGo={isPresent ? () => go(item.index) : null}
              />
            ),
          )}
        </article>
      </section>
    </main>
  );
}

/** Shows the article again, with the keyboard on it. */
function leave(): void {
  compareWith(null);
  setTimeout(() => document.getElementById('reader')?.focus());
}
