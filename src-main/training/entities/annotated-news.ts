import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TagType } from '../../shared/entities/tagger/labels.ts';
import type { AnnotatedText } from './corpus.ts';

const types: Record<string, TagType> = {
  person: 'person',
  organisation: 'organisation',
  place: 'place',
  demonym: 'demonym',
  event: 'other',
  work: 'other',
};

/** Reads our own annotated articles (`[[surface|type key]]`) of a folder, in the order of their names. */
export async function readAnnotatedNews(directory: string): Promise<AnnotatedText[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = await readFile(join(directory, name), 'utf8');
      const body = file.slice(file.indexOf('\n---\n') + 5).replaceAll(/<<([^|]*?)\|[^>]*>>/g, '$1');
      let text = '';
      const spans: { start: number; end: number; type: TagType }[] = [];
      let at = 0;
      for (const match of body.matchAll(/\[\[([^\]|]+)\|(\w+) [^\]]+\]\]/g)) {
        text += body.slice(at, match.index);
        const [whole, surface = '', type = ''] = match;
        const tag = types[type];
        if (tag === undefined) throw new Error(`${name}: ${whole} has no known type.`);
        spans.push({ start: text.length, end: text.length + surface.length, type: tag });
        text += surface;
        at = match.index + whole.length;
      }
      text += body.slice(at);
      return { source: 'news', id: name, text, spans, complete: true };
    }),
  );
}
