import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { codeOf, removeDurably, writeDurably } from '../storage/durable-write.ts';
import { parseJson } from '../storage/json-adapter.ts';
import { idOfFolder } from './article-folder.ts';

const censusSchema = z.object({ format: z.literal(1), articles: z.array(z.string()), notes: z.array(z.string()) });

/** More of its files than this share away means that the folder is not wholly there, until the person says otherwise. */
const mostMissing = 0.2;

/** How many of the files that a library had are away. */
export interface Missing {
  readonly what: 'articles' | 'notes';
  readonly missing: number;
  readonly known: number;
}

/** What this machine knows to be in a library; says when much of it is away. */
export interface Census {
  /**
   * Compares it with the folder. Where more than a fifth of the articles, or of the files of notes, is away, asks
   * `mayGoOn`; without that, or where it says no, throws `conflict`. Changes nothing in the library.
   */
  check(mayGoOn?: (missing: Missing) => Promise<boolean>): Promise<void>;
  /** Remembers these articles and the files of notes that are there, as well as what it knew. */
  remember(articles: readonly string[]): Promise<void>;
  /** Expects an article, and its notes, no more: it was removed for good. */
  forget(articleId: string): void;
}

export function createCensus(libraryDirectory: string, stateDirectory: string): Census {
  const path = censusFile(stateDirectory);
  let known = { articles: new Set<string>(), notes: new Set<string>() };
  let isChanged = false;

  async function present(): Promise<typeof known> {
    const [articles, trash, notes] = await Promise.all(
      ['articles', 'trash', 'notes'].map((part) => namesIn(join(libraryDirectory, part))),
    );
    const folders = [...(articles ?? []), ...(trash ?? [])];
    const files = (notes ?? []).flatMap((name) => /^([0-9A-HJKMNP-TV-Z]{26})\.json$/.exec(name)?.[1] ?? []);
    return { articles: new Set(folders.flatMap((name) => idOfFolder(name) ?? [])), notes: new Set(files) };
  }

  function add(to: Set<string>, ids: Iterable<string>): void {
    for (const id of ids) {
      if (to.has(id)) continue;
      to.add(id);
      isChanged = true;
    }
  }

  return {
    async check(mayGoOn) {
      const before = await readCensus(path);
      if (before === null) return;
      const there = await present();
      known = { articles: new Set(before.articles), notes: new Set(before.notes) };
      for (const what of ['articles', 'notes'] as const) {
        const away = () => [...known[what]].filter((id) => !there[what].has(id)).length;
        const isMuch = () => away() > known[what].size * mostMissing;
        if (!isMuch()) continue;
        // A process that was killed could not say which it had removed for good: the library does.
        for (const id of await emptied(libraryDirectory)) this.forget(id);
        if (!isMuch()) continue;
        const found: Missing = { what, missing: away(), known: known[what].size };
        if (!(await mayGoOn?.(found))) {
          const message = `${describeMissing(found, libraryDirectory)} If that is meant, "postil doctor --accept-missing" takes the library as it is.`;
          throw new AppError('conflict', message);
        }
        // Who was asked about the one is not asked about the other.
        break;
      }
      // The few that are away are expected no more.
      isChanged = there.articles.size !== before.articles.length || there.notes.size !== before.notes.length;
      known = there;
    },
    async remember(articles) {
      add(known.articles, articles);
      add(known.notes, (await present()).notes);
      if (!isChanged) return;
      const data = { format: 1, articles: [...known.articles], notes: [...known.notes] };
      await writeDurably(path, `${JSON.stringify(data)}\n`);
      isChanged = false;
    },
    forget(articleId) {
      const wasKnown = [known.articles.delete(articleId), known.notes.delete(articleId)];
      isChanged ||= wasKnown.includes(true);
    },
  };
}

/** What is away, that nothing was changed, and what may be the reason. */
export function describeMissing({ what, missing, known }: Missing, libraryDirectory: string): string {
  const things = what === 'articles' ? 'articles' : 'files of notes';
  return (
    `${missing} of the ${known} ${things} that this library had are not in ${libraryDirectory}. Nothing was changed. Look ` +
    'whether the drive is connected and your sync tool has finished, and start again.'
  );
}

/** Forgets what this machine knows of a library, so that the next start takes it as it is. */
export function forgetCensus(stateDirectory: string): Promise<void> {
  return removeDurably(censusFile(stateDirectory));
}

export function censusFile(stateDirectory: string): string {
  return join(stateDirectory, 'known.json');
}

/** The articles that were removed for good, on any machine. */
async function emptied(libraryDirectory: string): Promise<string[]> {
  const text = await readFile(join(libraryDirectory, 'trash', 'emptied.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => /"id":"([0-9A-HJKMNP-TV-Z]{26})"/.exec(line)?.[1] ?? []);
}

/** Null where there is none, or it cannot be read: then nothing is known, and nothing is asked. */
async function readCensus(path: string): Promise<z.infer<typeof censusSchema> | null> {
  try {
    return censusSchema.parse(parseJson(await readFile(path)));
  } catch {
    return null;
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}
