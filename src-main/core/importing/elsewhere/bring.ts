import { setImmediate } from 'node:timers/promises';
import type { Article } from '#shared/model/article.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import type { Library } from '../../library/library.ts';
import type { Notes } from '../../notes/notes.ts';
import { settleQuotes } from '../../notes/settle-quotes.ts';
import { said } from '../../said.ts';
import type { Turn } from '../bulk.ts';
import type { Extractor } from '../extractor.ts';
import { cancelledImport } from '../failures.ts';
import type { ImportOptions, Way } from '../import.ts';
import type { KeyedLock } from '../keyed-lock.ts';
import { createKeyedLock } from '../keyed-lock.ts';
import { resultOf } from '../result.ts';
import { failed, type ImportInput } from '../source-files.ts';
import { identityKeys, type Twins } from '../twins.ts';
import { linkEntry, originIdOf, titleOf } from './entry.ts';
import { exportPage } from './export-page.ts';
import { type ElsewhereApp, type ElsewhereItem, type ElsewhereRow, elsewhereApps, type OwnRow } from './item.ts';
import { mergeFacts } from './merge-facts.ts';
import { mergeMarks } from './merge-marks.ts';
import { bringOwn } from './own/bring-own.ts';

/** A row of an export with the name that its result has. */
export interface ElsewhereEntry {
  readonly elsewhere: ElsewhereRow;
  readonly app: ElsewhereApp;
  readonly source: string;
}

/** Brings one row of another app's export into the library. Never rejects: what fails is a result. */
export type Bring = (entry: ElsewhereEntry, options: ImportOptions, turn: Turn) => Promise<ImportResult>;

export interface BringParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly twins: Twins;
  /** The one under which articles are compared and added. */
  readonly lock: KeyedLock;
  readonly extractor: Extractor;
  readonly importOne: (input: ImportInput, options: ImportOptions, way: Way) => Promise<ImportResult>;
  readonly now: () => Date;
  readonly newId: () => string;
}

interface Place {
  /** As it is in the library; with a dry run, as it would be. */
  readonly article: Article;
  readonly isNew: boolean;
  readonly tookText: boolean;
  readonly warnings: readonly string[];
}

export function createBring({ library, notes, twins, lock, extractor, importOne, now, newId }: BringParts): Bring {
  // Apart from the keeper's, which is taken while this is held.
  const rows = createKeyedLock();
  /** What a dry run has told of as new: a later row of the same import would join it. */
  const foretold = new WeakMap<ImportOptions, Set<string>>();

  /** The text as the export has it is the article: nothing is chosen of it. */
  const whole: NonNullable<Way['extract']> = (input, signal) =>
    extractor.extractCounted({ ...input, rule: { whole: true, body: null, remove: [] } }, signal);

  async function find(item: ElsewhereItem): Promise<Article | null> {
    const { app, url, byline } = item;
    let known = await twins.findOrigin(app, originIdOf(item));
    // What was merged into another is that one now, which may have been merged in its turn.
    const seen = new Set<string>();
    while (known?.deleted != null && known.mergedInto != null && library.has(known.mergedInto)) {
      if (seen.has(known.id)) break;
      seen.add(known.id);
      known = await library.get(known.mergedInto);
    }
    return known ?? twins.findLink({ url, byline, title: titleOf(item) });
  }

  /** The article of an item: the one that is there, else one of its text, else an entry for its link. */
  async function place(item: ElsewhereItem, source: string, options: ImportOptions): Promise<Place> {
    const found = await find(item);
    let warnings: readonly string[] = [];
    // A link that was thrown away stays a link: it gets no text in the trash.
    if (item.body !== null && (found === null || (found.linkOnly && found.deleted === null))) {
      const { dryRun = false, signal } = options;
      const how = { dryRun, ...(found && { into: found.id }), ...(signal && { signal }) };
      const result = await importOne(inputOf(item, source), how, item.body.kind === 'file' ? {} : { extract: whole });
      if (signal?.aborted) throw cancelledImport(titleOf(item));
      if (result.id !== null && result.status !== 'failed') {
        const isNew = result.status === 'added';
        const article = dryRun
          ? (found ?? linkEntry(item, result.id, now().toISOString()))
          : await library.get(result.id);
        return { article, isNew, tookText: true, warnings: result.warnings };
      }
      warnings = [said().elsewhere.textNotTaken(result.reason)];
    }
    if (found !== null) return { article: found, isNew: false, tookText: false, warnings };
    const entry = linkEntry(item, newId(), now().toISOString());
    return lock.run(identityKeys(entry), async () => {
      const twin = await find(item);
      if (twin !== null) return { article: twin, isNew: false, tookText: false, warnings };
      const files = { html: '', source: null, media: new Map() };
      const article = options.dryRun ? entry : await library.add(entry, files);
      return { article, isNew: true, tookText: false, warnings };
    });
  }

  async function bringItem(item: ElsewhereItem, source: string, options: ImportOptions): Promise<ImportResult> {
    const { article, isNew, tookText, warnings } = await place(item, source, options);
    const { id } = article;
    if (article.deleted !== null) {
      return resultOf('unchanged', article, source, [], { reason: said().elsewhere.inTrash });
    }
    const facts = mergeFacts(article, item, isNew);
    // What is written is made of the article as it is then: a person may have changed it since it was read.
    const record = () => library.record(id, (current) => mergeFacts(current, item, isNew) ?? {});
    const told = facts === null || options.dryRun ? article : await record();
    const parts = { app: item.app, now: now().toISOString(), newId };
    const known = options.dryRun && isNew ? [] : await notes.stored(id);
    let merged = mergeMarks(known, item.marks, parts);
    if (!options.dryRun && merged.isWritten) {
      await notes.merge(id, (before) => {
        merged = mergeMarks(before, item.marks, parts);
        return merged.isWritten ? [...merged.annotations] : null;
      });
    }
    if (!options.dryRun && !told.linkOnly) await settleQuotes(library, notes, id);
    const isChanged = tookText || facts !== null || merged.isSeen;
    const isSecond = isNew && options.dryRun === true && isForetold(item, options);
    const result = resultOf(isNew && !isSecond ? 'added' : isChanged ? 'updated' : 'unchanged', told, source, [
      ...item.warnings,
      ...warnings,
      ...merged.warnings,
    ]);
    const { marks, articleNotes } = merged;
    return item.marks.length === 0 ? result : { ...result, marks, articleNotes };
  }

  async function bringOwnRow(row: OwnRow, source: string, options: ImportOptions): Promise<ImportResult> {
    const keys = identityKeys(row.article);
    const result = await lock.run(keys, () => bringOwn(row, source, options, { library, notes, twins, now }));
    const isSecond = options.dryRun === true && result.status === 'added' && isForetold(row, options);
    if (!options.dryRun && result.id !== null) await settleQuotes(library, notes, result.id);
    return isSecond ? { ...result, status: 'updated' } : result;
  }

  function isForetold(item: ElsewhereItem | OwnRow, options: ImportOptions): boolean {
    const told = foretold.get(options) ?? new Set();
    foretold.set(options, told);
    const keys = rowKeys(item);
    const isTold = keys.some((key) => told.has(key));
    for (const key of keys) told.add(key);
    return isTold;
  }

  async function bringRow(
    { elsewhere: row, source }: ElsewhereEntry,
    options: ImportOptions,
    turn: Turn,
  ): Promise<ImportResult> {
    // Rows come by the ten thousand, and what is known of most is in memory: others must be heard between them.
    await setImmediate();
    const leave = await turn();
    let done: Promise<ImportResult>;
    try {
      if (row.kind === 'skip') {
        const { title, reason } = row;
        return { status: row.failed ? 'failed' : 'unchanged', id: null, title, source, warnings: [], reason };
      }
      if (options.signal?.aborted) throw cancelledImport(row.kind === 'own' ? row.title : titleOf(row));
      // What may be one article waits for one another, in the order of the rows.
      done = rows.run(rowKeys(row), () =>
        row.kind === 'own' ? bringOwnRow(row, source, options) : bringItem(row, source, options),
      );
    } catch (error) {
      return failed(source, error);
    } finally {
      leave();
    }
    return done.catch((error: unknown) => failed(source, error));
  }

  return async (entry, options, turn) => ({ ...(await bringRow(entry, options, turn)), app: elsewhereApps[entry.app] });
}

function rowKeys(item: ElsewhereItem | OwnRow): string[] {
  if (item.kind === 'own') return [`own ${item.article.id}`, ...identityKeys(item.article)];
  const { app, url, byline } = item;
  const nothing = { canonicalUrl: null, content: '', source: { sha256: '' }, linkOnly: true };
  return identityKeys({ ...nothing, title: titleOf(item), url, byline, origins: [{ app, id: originIdOf(item) }] });
}

function inputOf(item: ElsewhereItem, source: string): ImportInput {
  const { body, url, app } = item;
  const common = { contentType: '', url: url ?? '', path: null, source, alone: true };
  if (body?.kind === 'file') return { ...common, bytes: body.bytes, name: body.name };
  const page = exportPage(item, body ?? { kind: 'text', content: '' });
  return { ...common, bytes: Buffer.from(page), name: `${elsewhereApps[app]}.html` };
}
