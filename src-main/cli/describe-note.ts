import { Option } from 'commander';
import type { Place, PlacedAnnotation } from '#shared/model/annotation.ts';
import { colors } from '#shared/model/choices.ts';
import { fieldTags } from '#shared/model/note-tags.ts';
import { indent } from './format.ts';
import { terminal } from './terminal.ts';

export function colorOption(): Option {
  return new Option('--color <color>', 'the highlight colour').choices(colors);
}

/** What a note's text was given as: itself, or `-` for standard input. */
export async function bodyOf(given: string): Promise<string> {
  return given === '-' ? new TextDecoder().decode(await terminal().readInput()).trimEnd() : given;
}

type PlaceFields = { readonly [K in keyof Place]: Place[K] | null };

/** Where an annotation stands, as fields of a JSON line; a note on the article stands nowhere. */
export function placeOf({ place }: Pick<PlacedAnnotation, 'place'>): PlaceFields {
  return place ?? { state: null, start: null, end: null, confidence: null };
}

/** A note for people: what and where it is, the passage, the text, the tags that the text does not show. */
export function describeNote(note: PlacedAnnotation, shorten: (id: string) => string = (id) => id): string {
  const { id, color, anchor, body, place } = note;
  const tags = fieldTags(note);
  const where =
    place?.start == null ? null : place.start === place.end ? `${place.start}` : `${place.start}–${place.end}`;
  const state = place === null ? 'on the article' : place.state === 'exact' ? null : place.state;
  const lines = [[shorten(id), color, where, state].filter(Boolean).join('  ')];
  if (anchor?.image !== undefined) lines.push(`  image media/${anchor.image}`);
  else if (anchor !== null) lines.push(indent(anchor.quote.exact, '  > '));
  if (body.trim() !== '') lines.push(indent(body.trim(), '  '));
  if (tags.length > 0) lines.push(`  ${tags.map((tag) => `#${tag}`).join(' ')}`);
  return lines.join('\n');
}
