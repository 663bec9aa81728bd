import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import type { TagType } from '../../shared/entities/tagger/labels.ts';

/** One annotated text: spans are UTF-16 code units, end exclusive, sorted. */
export interface AnnotatedText {
  readonly source: string;
  readonly id: string;
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: TagType }[];
  /** Whether names that are neither person, organisation nor place are marked too. */
  readonly complete: boolean;
}

const types = { PERSON: 'person', ORG: 'organisation', PLACE: 'place', MISC: 'other' } as const;
const lineSchema = z.object({
  src: z.string(),
  id: z.string(),
  misc: z.enum(['full', 'partial']),
  text: z.string(),
  entities: z.array(z.tuple([z.number().int(), z.number().int(), z.enum(['PERSON', 'ORG', 'PLACE', 'MISC'])])),
});

/** Reads the gathered public corpora (one JSON document a line, offsets in code points), gzipped. */
export async function readCorpora(path: string): Promise<AnnotatedText[]> {
  const lines = gunzipSync(await readFile(path))
    .toString('utf8')
    .split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { src, id, misc, text, entities } = lineSchema.parse(JSON.parse(line));
      const units = unitsOf(text);
      const spans = entities
        .map(([start, end, type]) => ({ start: units(start), end: units(end), type: types[type] }))
        .sort((a, b) => a.start - b.start);
      return { source: src, id, text, spans, complete: misc === 'full' };
    });
}

/** From code points to UTF-16 code units. */
function unitsOf(text: string): (codePoint: number) => number {
  const astral: number[] = [];
  let points = 0;
  for (const character of text) {
    if (character.length === 2) astral.push(points);
    points += 1;
  }
  return (codePoint) => codePoint + astral.filter((point) => point < codePoint).length;
}
