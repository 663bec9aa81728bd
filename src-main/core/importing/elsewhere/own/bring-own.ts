import { gunzipSync } from 'node:zlib';
import { factsToCarry } from '#shared/exporting/file-record.ts';
import { mergeArticle } from '#shared/merging/merge-article.ts';
import { mergeRecords } from '#shared/merging/merge-records.ts';
import { compareTimes, isSame, timeAfter } from '#shared/merging/order.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import type { ImportResult, MarkCounts } from '#shared/model/import-result.ts';
import { contentFile } from '../../../library/article-folder.ts';
import type { Library } from '../../../library/library.ts';
import type { Notes } from '../../../notes/notes.ts';
import { said } from '../../../said.ts';
import { cancelledImport } from '../../failures.ts';
import type { ImportOptions } from '../../import.ts';
import { limits } from '../../limits.ts';
import { resultOf } from '../../result.ts';
import type { Twins } from '../../twins.ts';
import type { OwnRow } from '../item.ts';
import { isUnknownTime } from './own-article.ts';

interface Parts {
  readonly library: Library;
  readonly notes: Notes;
  readonly twins: Twins;
  readonly now: () => Date;
}

/**
 * Brings back what Postil exported. An article that is not there comes as it was, with its text where the file carries it and
 * else as a link that waits for it; one that is there is merged with what the file says, by the times of both, so that
 * the same file again changes nothing. Notes keep their ids. What lies in the trash is left there.
 */
export async function bringOwn(
  row: OwnRow,
  source: string,
  { dryRun = false, signal }: ImportOptions,
  parts: Parts,
): Promise<ImportResult> {
  const { library, notes, now } = parts;
  const found = await find(row, parts);
  if (found?.deleted != null) return resultOf('unchanged', found, source, [], { reason: said().elsewhere.inTrash });
  if (signal?.aborted) throw cancelledImport(row.title);
  const time = now().toISOString();
  if (found === null) {
    const article = row.stored === null ? { ...row.article, ...timesOf(row.article, time) } : row.article;
    if (!dryRun) await add(article, row, library, notes);
    return {
      ...resultOf('added', article, source, [
        ...row.warnings,
        ...(row.stored === null ? [said().elsewhere.withoutText] : []),
      ]),
      ...countsOf((isMeant) => ({ added: living(row, isMeant), updated: 0, known: 0 })),
    };
  }
  const before = await notes.stored(found.id);
  // Of a file for each note the one before may just have brought the equal one.
  const isOther = found.id !== row.article.id && !row.isPart;
  const read = (present: readonly Annotation[]) =>
    withEdits(isOther ? { ...row, annotations: withoutEqual(row.annotations, present) } : row, present, time);
  let { annotations, warnings } = read(before);
  let merged = mergeRecords(annotations, before, 'second');
  const facts = changeOf(row, found);
  const takesText = found.linkOnly === true && row.stored !== null && row.article.linkOnly !== true;
  if (!dryRun) {
    if (takesText && row.stored !== null) await takeText(row.article, row.stored, found, library);
    // Both are made of what is there then: a person may have changed it since it was read.
    if (facts !== null) await library.record(found.id, (current) => changeOf(row, current) ?? {});
    await notes.merge(found.id, (present) => {
      ({ annotations, warnings } = read(present));
      merged = mergeRecords(annotations, present, 'second');
      return isSame(merged, present) ? null : [...merged];
    });
  }
  const known = new Map(before.map((one) => [one.id, one]));
  const counts = countsOf((isMeant) => {
    const meant = merged.filter(isMeant);
    const added = meant.filter(({ id }) => !known.has(id)).length;
    const updated = meant.filter((one) => known.has(one.id) && !isSame(known.get(one.id), one)).length;
    return { added, updated, known: living(row, isMeant) - added - updated };
  });
  const { added, updated } = counts.marks;
  const isChanged = added + updated > 0 || facts !== null || takesText;
  const result = resultOf(isChanged ? 'updated' : 'unchanged', found, source, [...row.warnings, ...warnings]);
  return { ...result, ...counts };
}

/** What is counted of all highlights and notes, and of the notes on the article as a whole. */
function countsOf(count: (isMeant: (one: Annotation) => boolean) => MarkCounts) {
  return { marks: count(() => true), articleNotes: count(({ anchor }) => anchor === null) };
}

/** The article of this id, or the one that it was merged into; a file without text finds its page under another id as well. */
async function find({ article, annotations, stored }: OwnRow, { library, twins }: Parts): Promise<Article | null> {
  if (library.has(article.id)) {
    let own = await library.get(article.id);
    // What was merged into another is that one now, which may have been merged in its turn.
    const seen = new Set<string>();
    while (own.deleted !== null && own.mergedInto != null && library.has(own.mergedInto) && !seen.has(own.id)) {
      seen.add(own.id);
      own = await library.get(own.mergedInto);
    }
    return own;
  }
  if (stored?.isWhole) return null;
  const quotes = annotations.map(({ anchor }) => anchor?.quote.exact ?? '').filter((quote) => quote !== '');
  for (const url of new Set([article.canonicalUrl, article.url])) {
    const { title, byline } = article;
    const found = url === null ? null : await twins.findLink({ url, title, byline });
    if (found !== null) return found;
  }
  if (article.url !== null || article.canonicalUrl !== null) return null;
  // A title alone may be that of another: most of what was marked has to stand in it.
  const named = await twins.findLink({ ...article, url: null });
  const { text } = named === null ? { text: '' } : ((await library.bodyIfThere(named.id)) ?? { text: '' });
  return quotes.filter((quote) => text.includes(quote)).length * 2 > quotes.length ? named : null;
}

async function add(article: Article, row: OwnRow, library: Library, notes: Notes): Promise<void> {
  const { stored, annotations } = row;
  // The notes first: an article without them would look whole.
  if (annotations.length > 0) {
    const file = { annotations: [...annotations], ...stored?.notes };
    const head = { format: 1 as const, article: article.id };
    await notes.bring(article.id, { ...head, ...file, ...head });
  }
  if (stored === null) {
    await library.add(article, { html: '', source: null, media: new Map() });
    return;
  }
  const files = new Map<string, Uint8Array>([
    ['article.json', Buffer.from(`${JSON.stringify(stored.record, null, 2)}\n`)],
    [contentFile, Buffer.from(stored.html)],
    ...stored.files,
  ]);
  await library.addFiles(article, files);
}

/** Gives an article that was a link the text that the file carries. */
async function takeText(
  given: Article,
  { html, files }: NonNullable<OwnRow['stored']>,
  found: Article,
  library: Library,
): Promise<void> {
  const media = new Map(
    [...files].flatMap(([path, bytes]) => (path.startsWith('media/') ? [[path.slice(6), bytes] as const] : [])),
  );
  const packed = files.get(given.source.file);
  const source = packed === undefined ? null : gunzipSync(packed, { maxOutputLength: limits.inputBytes });
  await library.replaceBody(found.id, { ...given, id: found.id, linkOnly: false }, { html, source, media });
}

/** What the file says of the article later than the library does; null for nothing. Its body and earlier ones stay as they are. */
function changeOf({ article: given, stored }: OwnRow, found: Article): Partial<Article> | null {
  const kept = [
    'id',
    'content',
    'words',
    'source',
    'versions',
    'images',
    'linkOnly',
    'deleted',
    'merged',
    'mergedInto',
  ];
  const told = stored?.isWhole ? given : factsToCarry(given);
  const own = Object.fromEntries(Object.entries(told).filter(([key]) => !kept.includes(key)));
  const merging = mergeArticle({ ...found, ...own } as Article, found, 'second', found.content);
  const change = Object.fromEntries(
    Object.entries(merging).filter(([key, value]) => !isSame(value, (found as Record<string, unknown>)[key])),
  );
  return Object.keys(change).length === 0 ? null : change;
}

/** Times that a file does not tell are those of its import. */
function timesOf({ saved, modified }: Article, time: string): Pick<Article, 'saved' | 'modified'> {
  return { saved: isUnknownTime(saved) ? time : saved, modified: isUnknownTime(modified) ? time : modified };
}

/**
 * The notes of another library's article without those that say on the same words what one here says under another id: two
 * libraries had the same notes, such as those of the sample article.
 */
function withoutEqual(annotations: readonly Annotation[], before: readonly Annotation[]): Annotation[] {
  const given = new Set(annotations.map(({ id }) => id));
  const known = new Set(before.map(({ id }) => id));
  const rest = before.filter(({ id, deleted }) => deleted === null && !given.has(id)).map(saidOf);
  return annotations.filter((note) => {
    const at = note.deleted === null && !known.has(note.id) ? rest.indexOf(saidOf(note)) : -1;
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** What a note says and on which words, whenever and in which text of the article it was made. */
function saidOf({ anchor, body, color, tags }: Annotation): string {
  const { content: _, position: __, ...place } = anchor ?? {};
  return JSON.stringify([place, body, color, [...tags].sort()]);
}

/**
 * The notes of the file, those that a person changed in it with the time of the import, so that they hold: unless the note
 * was changed in the library as well since it was exported, which stays then.
 */
function withEdits(
  { annotations, edited }: OwnRow,
  before: readonly Annotation[],
  time: string,
): { annotations: readonly Annotation[]; warnings: string[] } {
  const warnings: string[] = [];
  const known = new Map(before.map((one) => [one.id, one]));
  const made = annotations.map((note) => {
    if (!edited.includes(note.id)) return note;
    const present = known.get(note.id);
    if (present === undefined || present.body === note.body) return present ?? note;
    if (compareTimes(present.modified, note.modified) <= 0)
      return { ...note, modified: timeAfter(present.modified, time) };
    warnings.push(said().elsewhere.keptAsInLibrary);
    return present;
  });
  return { annotations: made, warnings };
}

function living({ annotations }: OwnRow, isMeant: (one: Annotation) => boolean): number {
  return annotations.filter((one) => one.deleted === null && isMeant(one)).length;
}
