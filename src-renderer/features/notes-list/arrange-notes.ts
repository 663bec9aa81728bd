import { fold } from '#shared/finding/fold.ts';
import type { Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Heading } from '../../lib/article-page/headings.ts';
import { locale } from '../../lib/text.ts';

export interface NotesFilter {
  readonly words: string;
  readonly color: Color | null;
  readonly tag: string | null;
}

type GroupHeading = Pick<Heading, 'text' | 'start'>;

export interface NoteGroup {
  /** Null for what stands before the first heading. */
  readonly heading: GroupHeading | null;
  readonly notes: readonly PlacedAnnotation[];
}

/** Notes of this colour and tag that hold all of the words, in their quote, text or tags, whatever their case and accents. */
export function filterNotes(
  notes: readonly PlacedAnnotation[],
  { words, color, tag }: NotesFilter,
): readonly PlacedAnnotation[] {
  const wanted = fold(words).text.split(/\s+/).filter(Boolean);
  if (wanted.length === 0 && color === null && tag === null) return notes;
  return notes.filter((note) => {
    if ((color !== null && note.color !== color) || (tag !== null && !note.tags.includes(tag))) return false;
    const text = [note.anchor?.quote.exact, note.body, ...note.tags.map((each) => `#${each}`)].join('\n');
    const folded = fold(text).text;
    return wanted.every((word) => folded.includes(word));
  });
}

/** Every tag of the notes, in the order of the alphabet of the window's language. */
export function tagsOf(notes: readonly PlacedAnnotation[]): string[] {
  return [...new Set(notes.flatMap(({ tags }) => tags))].sort(new Intl.Collator(locale, { numeric: true }).compare);
}

/** Notes in text order under the headings that they stand below; both come sorted. */
export function groupByHeading(notes: readonly PlacedAnnotation[], headings: readonly GroupHeading[]): NoteGroup[] {
  const groups: { heading: GroupHeading | null; notes: PlacedAnnotation[] }[] = [];
  let next = 0;
  for (const note of notes) {
    const start = note.place?.start ?? -1;
    const before = next;
    while (next < headings.length && (headings[next]?.start ?? 0) <= start) next += 1;
    if (groups.length === 0 || next > before) groups.push({ heading: headings[next - 1] ?? null, notes: [] });
    groups.at(-1)?.notes.push(note);
  }
  return groups;
}
