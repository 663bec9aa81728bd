// Longer than 300 lines: here alone everything that works on a library is put together.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import type { AppEvent } from '#shared/api/events.ts';
import { chosenLanguage } from '#shared/messages/languages.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import type { LibraryFile } from '#shared/model/settings.ts';
import { type Backups, createBackups } from './backup/backups.ts';
import { backUpBeforeMigration } from './backup/before-migration.ts';
import { type Comparer, createComparer } from './comparing/comparer.ts';
import { openCorrections } from './entities/corrections.ts';
import { createEntities, type Entities } from './entities/entities.ts';
import { createRecogniser, type Recogniser } from './entities/recogniser.ts';
import { createEventHub } from './event-hub.ts';
import { createExporter, type Exporter } from './exporting/exporter.ts';
import { createInStep, type InStep } from './exporting/sync/in-step.ts';
import { createFetcher, type Fetcher } from './fetching/fetch-page.ts';
import { type AddressOptions, importAddress } from './fetching/import-address.ts';
import type { Host } from './host.ts';
import type { OnResult } from './importing/bulk.ts';
import { createExtractor, type Extractor } from './importing/extractor.ts';
import { neverFetches } from './importing/failures.ts';
import { createImageShrinker } from './importing/images/image-shrinker.ts';
import { createImporter, type Importer } from './importing/import.ts';
import { createImportJobs, type ImportJobs } from './importing/jobs.ts';
import { sanitiseAll } from './importing/sanitise-all.ts';
import { openSiteRules, type SiteRules } from './importing/site-rules.ts';
import { failed } from './importing/source-files.ts';
import { createLibraryIndex } from './index/index-client.ts';
import { createCensus, type Missing } from './library/census.ts';
import { Library } from './library/library.ts';
import { openLibraryFile } from './library/library-file.ts';
import { isCurrent, type Listing, listLibrary } from './library/listing.ts';
import { cacheDirectoryFor, stateDirectoryFor } from './library/locations.ts';
import { replayJournal } from './library/replay-journal.ts';
import { createSavedLists, type SavedLists } from './library/saved-lists.ts';
import { createOutside, type Outside } from './library/watching/outside.ts';
import { createNear, type Near } from './near/near.ts';
import { applyDrafts } from './notes/apply-drafts.ts';
import { Drafts } from './notes/drafts.ts';
import { Notes } from './notes/notes.ts';
import { createPlacer } from './notes/placer.ts';
import { damaged, journalFailed, leftBehind, notBrought, placingFailed, unappliedDrafts } from './notices.ts';
import { said, sayIn } from './said.ts';
import { createSearch, type Search } from './search/search.ts';
import { createTextKeeper } from './search/text-keeper.ts';
import { Journal } from './storage/journal.ts';
import type { FilePolicy } from './storage/json-adapter.ts';
import type { JsonStore } from './storage/json-store.ts';
import { acquireLock, type Lock } from './storage/lock.ts';
import type { DoorAddress } from './storage/owner.ts';
import { removeLeftovers } from './storage/temporary-files.ts';
import { createTags, type Tags } from './tags/tags.ts';
import { createTrash, type Trash } from './trash/trash.ts';
import { welcome } from './welcome.ts';

export interface AppOptions {
  readonly libraryDirectory: string;
  /** Where the lock and other things of this machine lie; the system's state folder when left out. */
  readonly stateDirectory?: string;
  /** Where what can be made again is kept; the system's folder for caches when left out, or in a named `stateDirectory`. */
  readonly cacheDirectory?: string;
  readonly resourcesDirectory: string;
  readonly host: Host;
  readonly version: string;
  /** Reads only: takes no lock, and writes and makes nothing but the index, when that is asked for. */
  readonly readOnly?: boolean;
  /** Keeps the index in step while nobody waits for it: for a host that stays. */
  readonly background?: boolean;
  /** Puts the sample article into a library that is new. */
  readonly welcome?: boolean;
  /** Of the library, where one was begun while the core was being loaded: it is used where it still holds. */
  readonly listing?: Promise<Listing>;
  /** The person's languages, BCP 47 tags in their order, where a page is shown: the core speaks as its settings say. English, when left out. */
  readonly languages?: () => readonly string[];
  /** Asked where much of what this machine knows of the library is away; left out, that is an error (`conflict`). */
  readonly onMissing?: (missing: Missing) => Promise<boolean>;
  readonly now?: () => Date;
  readonly newId?: () => string;
  /** What goes out to the network when a person asks for an address; the guarded one when left out. */
  readonly fetcher?: Fetcher;
}

export interface App {
  readonly version: string;
  readonly host: Host;
  readonly libraryDirectory: string;
  readonly stateDirectory: string;
  readonly cacheDirectory: string;
  readonly libraryFile: JsonStore<LibraryFile>;
  readonly library: Library;
  readonly notes: Notes;
  readonly importer: Importer;
  readonly importJobs: ImportJobs;
  readonly siteRules: SiteRules;
  readonly savedLists: SavedLists;
  readonly extractor: Extractor;
  readonly recogniser: Recogniser;
  readonly entities: Entities;
  readonly search: Search;
  readonly exporter: Exporter;
  readonly inStep: InStep;
  readonly near: Near;
  readonly tags: Tags;
  readonly trash: Trash;
  readonly backups: Backups;
  readonly comparer: Comparer;
  readonly outside: Outside;
  /** The sample article, when this start added it. */
  readonly welcomeArticle: string | null;
  /** Imports files and folders and tells every page of it. */
  importPaths(paths: readonly string[]): Promise<ImportResult[]>;
  /**
   * Fetches what a person asked for, imports it and tells every page of it. Where the library's settings say that
   * Postil never goes to the network, it does not.
   */
  importAddresses(addresses: readonly string[], options?: AddressOptions, onResult?: OnResult): Promise<ImportResult[]>;
  /** Throws the index away and makes it anew of the files; resolves when that is done, or with `background` begun. */
  reindex(): Promise<void>;
  publish(event: AppEvent): void;
  /** Whether a notice named this file as what it is about: a page may have that one shown, and no other. */
  hasTold(path: string): boolean;
  /** Calls `listener` with every event from now on; the result stops that. */
  subscribe(listener: (event: AppEvent) => void): () => void;
  /** The same for one who is no page: takes nothing that is kept for a page, and leaves no text behind. */
  overhear(listener: (event: AppEvent) => void): () => void;
  /** Says beside the lock where this process takes commands of the command line; null when it no longer does. */
  announce(door: DoorAddress | null): void;
  /** Waits for every write, ends the workers and gives the library free. */
  close(): Promise<void>;
}

/** Opens a library with everything that works on it. Throws AppError `locked`, `not-found`, or `conflict` for `onMissing`. */
export async function createApp(options: AppOptions): Promise<App> {
  const { libraryDirectory, host, version, readOnly = false, now = () => new Date(), newId = ulid } = options;
  const hub = createEventHub();
  const { promise: indexed, resolve: isIndexed } = Promise.withResolvers<void>();
  const { publish } = hub;
  const told = new Set<string>();
  const files: FilePolicy = {
    now,
    readOnly,
    onDamaged: (path, aside, reason) => {
      told.add(aside ?? path);
      publish({ type: 'notice', ...damaged(path, aside, reason), path: aside ?? path });
    },
    onOutside: (path) => outside?.heard(path),
    onLeft: (path, reason) => publish({ type: 'notice', ...leftBehind(path, reason) }),
    get journal() {
      return journal;
    },
  };
  let outside: Outside | null = null;
  let journal: Journal | null = null;

  const stateDirectory =
    options.stateDirectory ?? stateDirectoryFor(libraryDirectory, process.env, process.platform, homedir());
  const cacheDirectory =
    options.cacheDirectory ??
    (options.stateDirectory === undefined
      ? cacheDirectoryFor(libraryDirectory, process.env, process.platform, homedir())
      : join(options.stateDirectory, 'cache'));
  if (!readOnly) {
    const onTrouble = (error: unknown) => publish({ type: 'notice', ...journalFailed(error) });
    journal = new Journal(join(stateDirectory, 'journal.jsonl'), files, onTrouble);
  }
  const holder = { host: host.name, command: host.command, version };
  const lock: Lock | null = readOnly ? null : await acquireLock(stateDirectory, libraryDirectory, holder);
  const { resourcesDirectory, background = false } = options;
  const index = createLibraryIndex({ path: join(cacheDirectory, 'index.sqlite'), keeps: !readOnly });
  // Its thread begins beside the rest of the start.
  if (background) index.begin();
  const census = readOnly ? null : createCensus(libraryDirectory, stateDirectory);
  try {
    const early = await options.listing?.catch(() => null);
    const isStill = early != null && isCurrent(early, libraryDirectory);
    let listing = isStill ? early : await listLibrary(libraryDirectory);
    // A person who was asked may have brought back what was away.
    if (await census?.check(listing, options.onMissing)) listing = await listLibrary(libraryDirectory);
    if (!readOnly) await backUpBeforeMigration({ ...options, stateDirectory, now, publish });
    const { store: libraryFile, created } = await openLibraryFile(libraryDirectory, files, newId);
    if (options.languages !== undefined) {
      const { language } = (await libraryFile.read()).settings;
      await sayIn(chosenLanguage(language, options.languages()));
    }
    const library = await Library.open(libraryDirectory, files, listing);
    const placer = createPlacer({
      library,
      onFailure: async (articleId, error) => {
        const { title } = await library.get(articleId).catch(() => ({ title: articleId }));
        publish({ type: 'notice', ...placingFailed(title, error) });
      },
    });
    const drafts = readOnly ? null : await Drafts.open(join(stateDirectory, 'drafts.jsonl'), files);
    const notes = new Notes({ library, files, newId, placer, drafts });
    const recogniser = createRecogniser({ resourcesDirectory: options.resourcesDirectory });
    const corrections = openCorrections(library, files, newId);
    const texts = createTextKeeper({ library, notes, index, background, publish });
    texts.watch(isIndexed);
    const about = { library, recogniser, corrections, drafts, resourcesDirectory, index, texts, background };
    const entities = createEntities({ ...about, publish });
    const search = createSearch({ index, texts, now });
    const near = createNear({ library, notes, entities, search, index, files, background, publish });
    const savedLists = createSavedLists(libraryFile, now, newId);
    const tags = createTags({ library, notes, drafts, search, savedLists, newId: ulid, publish });
    const exporter = createExporter({
      ...{ library, notes, entities, savedLists, lists: search.lists, resourcesDirectory },
      colorNames: async () => (await libraryFile.read()).settings.colorNames,
    });
    const folders = { library, notes, exporter, libraryFile, files, stateDirectory, newId: ulid, publish };
    const inStep = createInStep({ ...folders, background: background && !readOnly });
    const bringDrafts = async (isStart = false): Promise<void> => {
      try {
        const applied = drafts === null ? [] : applyDrafts(library, notes, drafts, isStart);
        // Neither waits in vain where the other fails: what is typed on articles is apart from what is typed on entities.
        const [changed, brought] = await Promise.allSettled([applied, entities.bringDrafts()]);
        for (const articleId of changed.status === 'fulfilled' ? changed.value : [])
          publish({ type: 'annotations-changed', articleId });
        for (const each of [changed, brought]) if (each.status === 'rejected') throw each.reason;
      } catch (error) {
        publish({ type: 'notice', ...unappliedDrafts(error) });
      }
    };
    let applying = Promise.resolve();
    let closing = false;
    if (!readOnly) await notes.prepare();
    library.watchRemoved((id) => census?.forget(id));
    if (!readOnly) {
      await removeLeftovers(libraryDirectory, now());
      await removeLeftovers(join(libraryDirectory, 'notes'), now(), { names: listing.notes });
      await removeLeftovers(stateDirectory, now(), { isOwn: true });
    }
    // What cannot be remembered is no reason not to go on: less is asked at the next start.
    await census?.keep().catch(() => undefined);
    const onRefused = (error: Error) => publish({ type: 'notice', ...notBrought(error) });
    if (journal !== null) await replayJournal(journal, { library, notes, corrections, onRefused });
    await bringDrafts(true);
    const extractor = createExtractor({});
    const shrinker = createImageShrinker();
    const comparer = createComparer();
    const siteRules = openSiteRules(libraryDirectory, files);
    const { shrink } = shrinker;
    const importer = createImporter(library, extractor, { now, newId, rules: siteRules.list, shrink, notes });
    const importJobs = createImportJobs({ importer, stateDirectory, publish, newId: ulid });
    const watching = createOutside({
      ...{ library, notes, index, files, publish, background, indexed },
      readers: {
        'postil.json': () => libraryFile.read(),
        'rules.json': () => siteRules.list(),
        'entities.json': () => corrections.list(),
        'duplicates.json': () => near.readTold(),
      },
      settleIndex: () => search.settle(),
      onNotes: (id) => near.carryOver(id),
    });
    outside = watching;
    const fetcher = options.fetcher ?? createFetcher({ version });
    const wanted = options.welcome === true && created;
    const welcomeArticle = wanted
      ? await welcome(options.resourcesDirectory, importer, library, notes).catch((error: unknown) => {
          publish({ type: 'notice', message: said().notices.noSample, detail: String(error) });
          return null;
        })
      : null;

    const sanitising =
      background && !readOnly
        ? sanitiseAll({
            ...{ library, importer, stateDirectory },
            onChanged: (id) => publish({ type: 'articles-changed', ids: [id] }),
          })
        : null;
    const trash = createTrash({ library, notes, search, near, now, publish, daily: background && !readOnly });

    const kept = { library, notes, drafts, files, stateDirectory, version, publish };
    const backups = createBackups({ ...kept, bringDrafts: () => bringDrafts(true) });

    return {
      version,
      host,
      libraryDirectory,
      stateDirectory,
      cacheDirectory,
      libraryFile,
      library,
      notes,
      importer,
      importJobs,
      siteRules,
      savedLists,
      extractor,
      recogniser,
      entities,
      search,
      exporter,
      inStep,
      near,
      tags,
      trash,
      backups,
      comparer,
      outside: watching,
      welcomeArticle,
      async reindex() {
        await index.makeAnew();
        await search.settle();
        await entities.list({ query: '', types: [], sort: 'weight', limit: 1, offset: 0 });
      },
      publish,
      hasTold: (path) => told.has(path),
      // What was typed in a page that is gone has nobody left who would save it.
      subscribe: (listener) =>
        hub.subscribe(listener, () => {
          if (!closing) applying = applying.then(() => bringDrafts());
        }),
      overhear: hub.overhear,
      announce: (door) => lock?.announce(door),
      importPaths: (paths) => importJobs.run(paths),
      importAddresses: (addresses, how = {}, onResult) =>
        importJobs.runEach(addresses, how, onResult, async (address, signal, onStep) => {
          const { network } = (await libraryFile.read()).settings;
          if (network === 'never') return failed(address, neverFetches(address));
          const parts = { fetcher, extractor, importer, rules: siteRules.list };
          return importAddress(parts, address, { ...how, signal, onStep });
        }),
      async close() {
        try {
          closing = true;
          await sanitising?.close();
          await Promise.all([
            backups.close(),
            importJobs.close(),
            applying,
            tags.close(),
            near.settled(),
            watching.close(),
            inStep.close(),
          ]);
          await Promise.all([library.settled(), notes.settled(), libraryFile.settled()]);
          await Promise.all([siteRules.settled(), corrections.settled()]);
          // First what waits for the thread of the index, so that its end is not taken for a fault.
          await Promise.all([entities.close(), texts.close(), trash.close()]);
          await Promise.all(
            [extractor, shrinker, recogniser, comparer, fetcher, placer, index].map((part) => part.close()),
          );
          await drafts?.close();
          await census?.remember(library.ids()).catch(() => undefined);
          await journal?.close(true);
        } finally {
          lock?.release();
        }
      },
    };
  } catch (error) {
    await index.close().catch(() => undefined);
    await journal?.close(false);
    lock?.release();
    throw error;
  }
}
