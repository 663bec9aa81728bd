import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A page of the development set with what people found to be its article. */
export interface TrainingPage {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  /** The article's text, paragraphs apart by empty lines. */
  readonly text: string;
}

/** Reads `truth.jsonl` and `html/<id>.html.gz` of a folder, in the file's order; a page without a text is left out. */
export async function readTrainingPages(directory: string): Promise<TrainingPage[]> {
  const lines = (await readFile(join(directory, 'truth.jsonl'), 'utf8')).split('\n').filter((line) => line !== '');
  const truths = lines.map((line) => JSON.parse(line) as { id: string; url: string; text: string | null });
  const known = truths.filter((truth): truth is typeof truth & { text: string } => truth.text !== null);
  return Promise.all(
    known.map(async ({ id, url, text }) => {
      const html = gunzipSync(await readFile(join(directory, 'html', `${id}.html.gz`))).toString('utf8');
      return { id, url, text, html };
    }),
  );
}
