import type { ParsedInput } from '#shared/api/contract.ts';
import { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { applyCorrections } from '#shared/entities/corrections/apply-corrections.ts';
import { isAlone, refKey } from '#shared/entities/name-key.ts';
import type { Correction, EntityNoteText, GivenCorrection } from '#shared/model/correction.ts';
import type { Recognition } from '#shared/model/entity.ts';
import type { ArticleEntities, EntityList, EntityPage } from '#shared/model/library-entity.ts';
import type { DatedList, DatedWanted, StatementList, StatementsWanted } from '#shared/model/statement.ts';
import type { LibraryIndex } from '../index/index-client.ts';
import { lazily } from '../lazily.ts';
import type { Library } from '../library/library.ts';
import type { Drafts } from '../notes/drafts.ts';
import { said } from '../said.ts';
import type { TextKeeper } from '../search/text-keeper.ts';
import type { Corrections } from './corrections.ts';
import { notesOf } from './entity-notes.ts';
import { indexed } from './index/indexed-article.ts';
import type { IndexedPage } from './index/page.ts';
import { createKeeper } from './keeper.ts';
import { createNoteDrafts } from './note-drafts.ts';
import { otherRefs } from './other-ids.ts';
import type { Recogniser } from './recogniser.ts';
import { recogniserName } from './recogniser-version.ts';

/** The people, organisations, places, events and works of a library, as the person corrected them. */
export interface Entities {
  /** What an article is about. Does not wait for the library: what is not yet known of others is not yet counted. */
  recognise(articleId: string): Promise<ArticleEntities>;
  list(wanted: ParsedInput<'entities.list'>): Promise<EntityList>;
  /** The page of an entity, also by an id that it had before a correction, or by one that was taken back. Throws `not-found` where no article names it. */
  get(wanted: ParsedInput<'entities.get'>): Promise<EntityPage>;
  /**
   * Who said what, by time. Of named articles what they say, without waiting for the rest of the library; one in the
   * trash says nothing.
   */
  statements(wanted: StatementsWanted): Promise<StatementList>;
  /** The dated sentences of an entity, by time. */
  dated(wanted: DatedWanted): Promise<DatedList>;
  correct(given: GivenCorrection): Promise<Correction>;
  /** Keeps what is being typed into a note, durably, until the note is kept. Throws AppError `disk` or `forbidden`. */
  saveDraft(note: EntityNoteText): Promise<void>;
  /** Makes notes of what was typed and not kept by whoever typed it. */
  bringDrafts(): Promise<void>;
  undoCorrection(id: string): Promise<Correction>;
  restoreCorrection(id: string): Promise<Correction>;
  corrections(options: { deleted: boolean }): Promise<Correction[]>;
  close(): Promise<void>;
}

export interface EntitiesParts {
  readonly library: Library;
  readonly recogniser: Recogniser;
  readonly corrections: Corrections;
  /** Null where nothing may be written. */
  readonly drafts: Drafts | null;
  readonly resourcesDirectory: string;
  readonly index: LibraryIndex;
  readonly texts: TextKeeper;
  readonly background: boolean;
  readonly publish: (event: AppEvent) => void;
}

/** Milliseconds that a correction waits for the rest of the library. */
const soon = 100;

export function createEntities(parts: EntitiesParts): Entities {
  const { library, recogniser, corrections, publish } = parts;
  const changed = () => publish({ type: 'entities-changed' });
  const drafts = parts.drafts && createNoteDrafts(parts.drafts, corrections);
  const { index } = parts;
  const nameOnce = lazily(() => recogniserName(parts.resourcesDirectory));
  const rules = () => corrections.list();
  const { background } = parts;
  const keeper = createKeeper({
    library,
    recogniser,
    index,
    texts: parts.texts,
    rules,
    recogniserName: nameOnce,
    background,
    onChange: changed,
  });

  index.onLost(keeper.startAgain);

  /** Asks the index, and once more where it was found damaged: then it is there again, to be filled. */
  async function asking<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found' || error.code === 'cancelled') throw error;
      keeper.startAgain();
      return work();
    }
  }

  /**
   * Pages are told once every count is right, or soon: what the open article shows does not wait for a large library,
   * which is told of again when it has followed.
   */
  async function change<T>(made: Promise<T>): Promise<T> {
    const result = await made;
    let isTold = false;
    const followed = keeper.applyRules().then(
      (isChanged) => {
        if (isTold && isChanged) changed();
      },
      () => undefined,
    );
    await Promise.race([followed, new Promise((resolve) => setTimeout(resolve, soon).unref())]);
    isTold = true;
    changed();
    return result;
  }

  async function recognise(articleId: string): Promise<ArticleEntities> {
    const [article, { text, content }] = await Promise.all([library.get(articleId), library.body(articleId)]);
    const { published, language } = article;
    const noted = { ...indexed(article, ''), content };
    let recognising: Promise<Recognition> | null = null;
    const own = () => {
      recognising ??= recogniser.recognise({ text, published, language });
      return recognising;
    };
    try {
      return await asking(async () => {
        const wanted = { article: noted, recogniser: await nameOnce() };
        await keeper.bringRules();
        let found = await index.ask('corrected', wanted);
        if (found === null) {
          const known = { recognition: await own(), text };
          await index.ask('put', { articles: [{ article: noted, known }], recogniser: wanted.recogniser });
          found = await index.ask('corrected', wanted);
        }
        if (found === null) throw new AppError('internal', 'The index does not keep what it is given.');
        const { recognition, standings } = found;
        const entities = recognition.entities.map((entity) => {
          const { libraryId, elsewhere, isClear } = standings.get(entity.id) ?? alone(entity, articleId);
          return { ...entity, libraryId, elsewhere, scope: isClear ? null : [articleId] };
        });
        return { ...recognition, entities };
      });
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') throw error;
      // Without the index what the article says is still known.
      const recognition = applyCorrections(await own(), text, await rules(), articleId);
      const entities = recognition.entities.map((entity) => {
        const { isClear, ...standing } = alone(entity, articleId);
        return { ...entity, ...standing, scope: isClear ? null : [articleId] };
      });
      return { ...recognition, entities };
    }
  }

  async function withSource<T extends { readonly articleId: string }>(line: T) {
    const { title, site, published } = await library.get(line.articleId);
    return { ...line, title, site, published };
  }

  return {
    recognise,
    list: (wanted) =>
      asking(async () => {
        const { pending } = await keeper.settle();
        return { ...(await index.ask('list', wanted)), pending };
      }),
    get: (wanted) =>
      asking(async () => {
        let page: IndexedPage | null = null;
        let all: readonly Correction[];
        let pending: number;
        // A correction that comes meanwhile may change the id between two questions: then they are asked again.
        do {
          all = await rules();
          ({ pending } = await keeper.settle());
          page = await index.ask('page', wanted);
          for (const ref of page === null ? otherRefs(wanted.id, all) : []) {
            const id = await index.ask('idOf', { ref });
            page ??= id === null ? null : await index.ask('page', { ...wanted, id });
          }
        } while (page === null && (await rules()) !== all);
        if (page === null) throw new AppError('not-found', said().notes.notNamed);
        const articles = await Promise.all(
          page.articles.map(async (some) => {
            const { title, site, published, saved } = await library.get(some.id);
            return { ...some, title, site, published, saved };
          }),
        );
        return { ...page, articles, notes: notesOf(page.entity, all), pending };
      }),
    statements: (wanted) =>
      asking(async () => {
        const pending = wanted.articles === null ? (await keeper.settle()).pending : 0;
        // Who asks for the rest has asked for the beginning.
        if (wanted.offset === 0) for (const id of wanted.articles ?? []) await recognise(id);
        const { lines, total } = await index.ask('statements', wanted);
        return { statements: await Promise.all(lines.map(withSource)), total, pending };
      }),
    dated: (wanted) =>
      asking(async () => {
        const { pending } = await keeper.settle();
        const { sentences, total } = await index.ask('dated', wanted);
        return { sentences: await Promise.all(sentences.map(withSource)), total, pending };
      }),
    correct(given) {
      const add = () => corrections.add(given);
      return change(given.kind === 'note' && drafts !== null ? drafts.taking(given, add) : add());
    },
    async saveDraft(note) {
      await drafts?.save(note);
    },
    async bringDrafts() {
      if (await drafts?.bring()) changed();
    },
    undoCorrection: (id) => change(corrections.delete(id)),
    restoreCorrection: (id) => change(corrections.restore(id)),
    async corrections({ deleted }) {
      return (await rules()).filter((each) => deleted || each.deleted === null);
    },
    close: keeper.close,
  };
}

/** How an entity stands that the library does not know: of an article in the trash, or a date. */
function alone(entity: { type: Parameters<typeof isAlone>[0]; name: string }, articleId: string) {
  const isClear = !isAlone(entity.type, entity.name);
  return { libraryId: isClear ? refKey(entity) : `${refKey(entity)}@${articleId}`, elsewhere: 0, isClear };
}
