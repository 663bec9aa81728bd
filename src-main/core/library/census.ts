import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../said.ts';
import { removeDurably, writeDurably } from '../storage/durable-write.ts';
import { parseJson } from '../storage/json-adapter.ts';
import { idOfFolder } from './article-folder.ts';
import { countMissing, fromText, type IdList, idLength, idsIn, isIdAt, joined, toText, without } from './id-list.ts';
import { type Listing, listLibrary } from './listing.ts';

/** Read and written again instead of `z.base64()`, whose expression takes longer than all the rest. */
const ids = z
  .string()
  .refine((text) => toText(fromText(text)) === text)
  .transform((text) => fromText(text));
/** The folders when nothing that is known was away: when each last changed, as a listing says, and how many names are in them. */
const seenSchema = z.object({ changed: z.array(z.number().nullable()), names: z.number() });
type Seen = z.infer<typeof seenSchema>;
const censusSchema = z.object({ format: z.literal(2), articles: ids, notes: ids, seen: seenSchema.nullish() });

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
   * `mayGoOn`, and gives true; without that, or where it says no, throws `conflict`. Changes nothing in the library.
   */
  check(listing: Listing, mayGoOn?: (missing: Missing) => Promise<boolean>): Promise<boolean>;
  /** Remembers what the check found. */
  keep(): Promise<void>;
  /** Remembers these articles and the files of notes that are there, as well as what it knew; and the folders as they are. */
  remember(articles: readonly string[]): Promise<void>;
  /** Expects an article, and its notes, no more: it was removed for good. */
  forget(articleId: string): void;
}

interface Known {
  articles: IdList;
  notes: IdList;
}

export function createCensus(libraryDirectory: string, stateDirectory: string): Census {
  const path = censusFile(stateDirectory);
  let known: Known = { articles: new Float64Array(), notes: new Float64Array() };
  let seen: Seen | null = null;
  /** What the file says of it. */
  let kept: Seen | null = null;
  let isChanged = false;
  /** Removed for good since, and not taken out of what is known yet. */
  let gone: string[] = [];

  function know(next: Known): void {
    isChanged ||= !isSame(known.articles, next.articles) || !isSame(known.notes, next.notes);
    known = next;
  }

  function takeOut(): void {
    const ids = idsIn(gone, (id) => id.length);
    gone = [];
    if (ids.length > 0) know({ articles: without(known.articles, ids), notes: without(known.notes, ids) });
  }

  async function keep(): Promise<void> {
    takeOut();
    if (!isChanged) return;
    const data = { format: 2, articles: toText(known.articles), notes: toText(known.notes), seen };
    await writeDurably(path, `${JSON.stringify(data)}\n`);
    isChanged = false;
    kept = seen;
  }

  return {
    async check(listing, mayGoOn) {
      const before = await readCensus(path);
      if (before !== null) known = before;
      kept = before?.seen ?? null;
      seen = seenOf(listing);
      // What came into a folder or left it has changed its time: most starts need not look at a hundred thousand names.
      if (isDeepStrictEqual(kept, seen)) return false;
      const there = thereIn(listing);
      let isAsked = false;
      for (const what of ['articles', 'notes'] as const) {
        const away = () => countMissing(known[what], there[what]);
        const isMuch = () => away() > known[what].length * mostMissing;
        if (!isMuch()) continue;
        // A process that was killed could not say which it had removed for good: the library does.
        gone = await emptied(libraryDirectory);
        takeOut();
        if (!isMuch()) continue;
        const found: Missing = { what, missing: away(), known: known[what].length };
        isAsked = true;
        if (!(await mayGoOn?.(found))) {
          throw new AppError('conflict', said().library.acceptMissing(describeMissing(found, libraryDirectory)));
        }
        // Who was asked about the one is not asked about the other.
        break;
      }
      // The few that are away are expected no more.
      know(there);
      return isAsked;
    },
    keep,
    async remember(articles) {
      const listing = await listLibrary(libraryDirectory);
      const now = seenOf(listing);
      if (isDeepStrictEqual(kept, now) && !isChanged) return;
      takeOut();
      const there = thereIn(listing);
      const added = idsIn(articles, (id) => id.length);
      know({ articles: joined(known.articles, added), notes: joined(known.notes, there.notes) });
      const isAway = countMissing(known.articles, there.articles) + countMissing(known.notes, there.notes) > 0;
      seen = isAway ? null : now;
      isChanged = true;
      await keep();
    },
    forget(articleId) {
      gone.push(articleId);
    },
  };
}

function seenOf({ changed, articles, trash, notes }: Listing): Seen {
  return { changed: [...changed], names: articles.length + trash.length + notes.length };
}

function thereIn({ articles, trash, notes }: Listing): Known {
  return {
    articles: joined(idsIn(articles, endInFolder), idsIn(trash, endInFolder)),
    notes: idsIn(notes, endInNotes),
  };
}

function isSame(one: IdList, other: IdList): boolean {
  return one.length === other.length && countMissing(one, other) === 0;
}

function endInFolder(name: string): number {
  return idOfFolder(name) === null ? -1 : name.length;
}

function endInNotes(name: string): number {
  return name.length === idLength + '.json'.length && name.endsWith('.json') && isIdAt(name, idLength) ? idLength : -1;
}

/** What is away, that nothing was changed, and what may be the reason. */
export function describeMissing({ what, missing, known }: Missing, libraryDirectory: string): string {
  return said().library.missing(what, missing, known, libraryDirectory);
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
