import type { Piece } from '#shared/comparing/word-changes.ts';
import type { Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { ComparedLine } from '#shared/model/comparison.ts';
import { formats, text } from '../../lib/text.ts';

/** What is shown of a comparison: a line, or a run of unchanged ones that is folded away. */
export type DiffItem =
  | { readonly kind: 'line'; readonly index: number; readonly line: ComparedLine }
  | { readonly kind: 'fold'; readonly index: number; readonly count: number };

/** Unchanged lines that stay beside a change, so that it can be read. */
const beside = 1;
const leastFolded = 3;

/** Folds what is unchanged and not beside a change; runs whose first index is in `opened` stay open. */
export function foldLines(lines: readonly ComparedLine[], opened: ReadonlySet<number>): DiffItem[] {
  const items: DiffItem[] = [];
  for (let from = 0; from < lines.length; ) {
    const isSame = lines[from]?.kind === 'same';
    let until = from + 1;
    while (until < lines.length && (lines[until]?.kind === 'same') === isSame) until += 1;
    const first = from + (from === 0 ? 0 : beside);
    const last = until - (until === lines.length ? 0 : beside);
    const isFolded = isSame && last - first >= leastFolded && !opened.has(first);
    for (let index = from; index < until; index += 1) {
      const line = lines[index];
      if (isFolded && index === first) {
        items.push({ kind: 'fold', index, count: last - first });
        index = last - 1;
      } else if (line !== undefined) items.push({ kind: 'line', index, line });
    }
    from = until;
  }
  return items;
}

/** `2 paragraphs changed, 1 removed`. */
export function summaryOf(lines: readonly ComparedLine[]): string {
  const counts = (['changed', 'added', 'removed', 'moved', 'split', 'joined'] as const)
    .map((kind) => ({
      kind,
      count: lines.filter((line, at) => line.kind === kind && !isPartOfSplit(lines, at)).length,
    }))
    .filter(({ count }) => count > 0);
  const { first, more } = text.versions.changed;
  return formats.row(counts.map(({ kind, count }, at) => (at === 0 ? first : more)[kind](count)));
}

/** One paragraph is split, however many come of it. */
function isPartOfSplit(lines: readonly ComparedLine[], at: number): boolean {
  return lines[at]?.kind === 'split' && lines[at - 1]?.kind === 'split';
}

/** Notes of the later text in whose words something came or went. */
export function touchedNotes(
  lines: readonly ComparedLine[],
  annotations: readonly PlacedAnnotation[],
): PlacedAnnotation[] {
  const spans = lines.flatMap(changedSpans);
  return annotations.filter(({ place }) => {
    if (place?.start == null || place.end === null || place.state === 'review') return false;
    const { start, end } = place;
    return spans.some((span) =>
      span.start === span.end ? start < span.start && span.start < end : span.start < end && start < span.end,
    );
  });
}

/**
 * Where words came, and where some went (an empty span), in the later text. A removed line is in nobody's words, and
 * where paragraphs begin changes none.
 */
function changedSpans({ kind, start, pieces }: ComparedLine): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let at = start;
  for (const piece of kind === 'removed' ? [] : pieces) {
    const end = piece.kind === 'removed' ? at : at + piece.text.length;
    if (piece.kind !== 'same' && piece.text.trim() !== '') spans.push({ start: at, end });
    at = end;
  }
  return spans;
}

export interface MarkedPiece extends Piece {
  /** The colour of the highlight that it stands in; null outside, and in what was removed. */
  readonly color: Color | null;
}

/** The pieces of a line cut where highlights begin and end; of several that overlap the one that begins first is shown. */
export function markedPieces(
  { start, end, pieces }: ComparedLine,
  annotations: readonly PlacedAnnotation[],
): MarkedPiece[] {
  const marks = annotations.flatMap(({ place, color }) => {
    if (place?.start == null || place.end === null || place.state === 'review') return [];
    return place.start < end && start < place.end ? [{ start: place.start, end: place.end, color }] : [];
  });
  if (marks.length === 0) return pieces.map((piece) => ({ ...piece, color: null }));
  const cuts = [...new Set(marks.flatMap((mark) => [mark.start, mark.end]))].sort((a, b) => a - b);
  const marked: MarkedPiece[] = [];
  let at = start;
  for (const { kind, text: words } of pieces) {
    if (kind === 'removed') {
      marked.push({ kind, text: words, color: null });
      continue;
    }
    const until = at + words.length;
    const ends = [...cuts.filter((cut) => at < cut && cut < until), until];
    for (const to of ends) {
      const color = marks.find((mark) => mark.start <= at && to <= mark.end)?.color ?? null;
      marked.push({ kind, text: words.slice(words.length - (until - at), words.length - (until - to)), color });
      at = to;
    }
  }
  return marked;
}
