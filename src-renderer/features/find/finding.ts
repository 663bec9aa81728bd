import { flushSync } from 'react-dom';
import { create } from 'zustand';
import { FindableText, type FindOptions } from '#shared/finding/find.ts';
import { firstFrom, type Hits, noHits } from '#shared/finding/hits.ts';
import { escapePattern } from '#shared/finding/pattern.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { text } from '../../lib/text.ts';
import { type Passage, useSession } from '../../session/session.ts';
import { bringIntoView, firstOnScreen, isSeen } from './in-view.ts';
import { PatternFinder, type PatternOutcome } from './pattern-finder.ts';
import { startPatternWorker } from './start-pattern-worker.ts';

/** What is looked for in the article, and what was found. The query and its options stay when the bar is closed. */
export interface Finding extends FindOptions {
  readonly query: string;
  readonly isPattern: boolean;
  readonly hits: Hits;
  /** The index of the hit that is pointed at; -1 when there is none. */
  readonly current: number;
  /** Why nothing could be looked for. */
  readonly problem: string | null;
  /** Where the last step went on from the other end. */
  readonly wrapped: 'top' | 'bottom' | null;
}

export const useFinding = create<Finding>()(() => ({
  query: '',
  matchCase: false,
  wholeWord: false,
  isPattern: false,
  hits: noHits,
  current: -1,
  problem: null,
  wrapped: null,
}));

/** A longer selection is a passage to be marked, not a word to be looked for. */
const longestSelection = 200;

const patterns = new PatternFinder(startPatternWorker);
let findable = new FindableText('');
/** What was selected when the bar was opened. */
let selectedBefore: Passage | null = null;
/** Where the hit starts that was stepped to: a query that goes on being typed is looked for from there. */
let steppedTo: number | null = null;

/** Opens the bar with what is selected as the query, or takes the keyboard back to it. */
export function openFinding(): void {
  const { page, selection, finding } = useSession.getState();
  if (page === null) return;
  if (!finding) selectedBefore = selection;
  const selected = selection === null ? '' : (page.map.text.slice(selection.start, selection.end).split('\n')[0] ?? '');
  // The hit that was stepped to is selected too: that is no new query.
  const isQuery = selected !== '' && selected.length <= longestSelection && selection?.start !== currentHit()?.start;
  if (isQuery) {
    const { isPattern } = useFinding.getState();
    useFinding.setState({ query: isPattern ? escapePattern(selected) : selected });
  }
  if (!finding || isQuery) find(isQuery && selection !== null ? selection.start : null);
  // At once, so that what is typed next goes to the bar.
  flushSync(() => useSession.setState({ finding: true }));
  const field = document.getElementById('find-query');
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}

/** Closes the bar. From the bar the keyboard goes back to the article, with the hit that was pointed at selected. */
export function closeFinding(): void {
  const { page } = useSession.getState();
  const wasInBar = isInBar();
  const passage = currentHit() ?? selectedBefore;
  patterns.stop();
  useSession.setState({ finding: false });
  useFinding.setState({ hits: noHits, current: -1, wrapped: null });
  if (!wasInBar || page === null) return;
  scrollerOf(page).focus({ preventScroll: true });
  if (passage !== null) page.select(passage.start, passage.end);
}

export function changeQuery(query: string): void {
  useFinding.setState({ query });
  findFromHere();
}

export function changeOption(option: 'matchCase' | 'wholeWord' | 'isPattern'): void {
  useFinding.setState((finding) => ({ [option]: !finding[option] }));
  findFromHere();
}

function findFromHere(): void {
  const { page } = useSession.getState();
  const stays = page !== null && steppedTo !== null && isSeen(page, scrollerOf(page), steppedTo);
  find(stays ? steppedTo : null);
}

/**
 * Looks for the query in the open article and points at the hit that starts at `from`, else at the first one on the
 * screen or below. With `reveal` false the article stays where it is, whatever was found.
 */
export function find(from: number | null, reveal = true): void {
  const { page } = useSession.getState();
  if (page === null) return;
  const whole = page.map.text;
  const { query, matchCase, wholeWord, isPattern } = useFinding.getState();
  const options = { matchCase, wholeWord };
  patterns.cancel();
  steppedTo = from;
  if (findable.text !== whole) {
    findable = new FindableText(whole);
    useFinding.setState({ hits: noHits, current: -1 });
  }
  if (!isPattern || query === '') {
    show(page, findable.find(query, options), from, reveal);
    return;
  }
  void patterns.find({ text: whole, pattern: query, options }).then((outcome) => {
    if (page === useSession.getState().page) show(page, outcome, from, reveal);
  });
}

/** Whether what was found last was found in the text of this page. */
export function isFoundIn(page: ArticlePage): boolean {
  return findable.text === page.map.text;
}

/** Points at the next hit (1) or the previous one (-1), on from the other end after the last; opens the bar for it. */
export function step(by: 1 | -1): void {
  const { page, finding, selection } = useSession.getState();
  if (page === null) return;
  if (!finding) {
    const { query, isPattern } = useFinding.getState();
    if (query === '') {
      openFinding();
      return;
    }
    find(null, isPattern);
    useSession.setState({ finding: true });
  }
  const { hits, current } = useFinding.getState();
  const count = hits.starts.length;
  if (count === 0) return;
  // The first hit that a step forward may go to: in the article it goes on from what is selected.
  let next = finding ? current + 1 : current;
  if (selection !== null && !isInBar()) next = firstFrom(hits, selection.start + (by === 1 ? 1 : 0));
  else if (finding && by === -1) next = current;
  const wanted = by === 1 ? next : next - 1;
  goTo((wanted + count) % count, wanted < 0 ? 'bottom' : wanted >= count ? 'top' : null);
}

/** Points at a hit, brings it into view, and selects it when the keyboard is in the article, so that it can be marked. */
export function goTo(index: number, wrapped: Finding['wrapped'] = null): void {
  const { page } = useSession.getState();
  useFinding.setState({ current: index, wrapped });
  const hit = currentHit();
  if (page === null || hit === null) return;
  steppedTo = hit.start;
  const scroller = scrollerOf(page);
  bringIntoView(page, scroller, hit.start);
  if (document.activeElement === scroller || document.activeElement === document.body) page.select(hit.start, hit.end);
}

export function currentHit(): Passage | null {
  const { hits, current } = useFinding.getState();
  const start = hits.starts[current];
  const end = hits.ends[current];
  return start === undefined || end === undefined ? null : { start, end };
}

/** The element that scrolls the article. */
export function scrollerOf(page: ArticlePage): HTMLElement {
  return page.container.closest<HTMLElement>('#reader') ?? page.container;
}

function isInBar(): boolean {
  return document.getElementById('find-bar')?.contains(document.activeElement) ?? false;
}

function show(page: ArticlePage, outcome: PatternOutcome, from: number | null, reveal: boolean): void {
  const hits = typeof outcome === 'string' || 'problem' in outcome ? noHits : outcome;
  const count = hits.starts.length;
  const scroller = scrollerOf(page);
  const first = from === null ? firstOnScreen(page, scroller, hits) : firstFrom(hits, from);
  useFinding.setState({
    hits,
    current: count === 0 ? -1 : first % count,
    problem: problemOf(outcome),
    wrapped: null,
  });
  const hit = currentHit();
  if (hit !== null && reveal) bringIntoView(page, scroller, hit.start);
}

function problemOf(outcome: PatternOutcome): string | null {
  if (outcome === 'slow') return text.find.slow;
  if (outcome === 'failed') return text.find.failed;
  if (!('problem' in outcome)) return null;
  const { problem, at } = outcome;
  const { query } = useFinding.getState();
  return text.find.problem(problem, at === null ? null : [...query.slice(0, at)].length + 1);
}
