import { AppError } from '#shared/api/errors.ts';
import { type ExportFormat, exportFormats, withoutArticles } from '#shared/exporting/export-formats.ts';
import type { ArticleModel, EntityModel, GroupBy } from '#shared/exporting/export-model.ts';
import type { Mention } from '#shared/model/entity.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Entities } from '../entities/entities.ts';
import type { Library } from '../library/library.ts';
import type { SavedLists } from '../library/saved-lists.ts';
import type { Notes } from '../notes/notes.ts';
import { said } from '../said.ts';
import type { Lists } from '../search/lists.ts';
import { buildModel, type ExportInput } from './build-model.ts';
import { fileName, withSuffix } from './file-name.ts';
import { inOrder } from './in-order.ts';
import type { Template } from './template.ts';
import { createTemplates, type Templates } from './templates.ts';

/** A file of one article. `owner` is what it is about: the article's id, a highlight's or an entity's. */
export interface ExportedFile {
  readonly id: string;
  readonly owner: string;
  /** A file name that every system takes. */
  readonly name: string;
  readonly text: string;
}

/** A file of the whole library, in pieces as they are made. `signature` stands in the beginning of each of its kind. */
export interface LibraryFile {
  readonly name: string;
  /** The article that it is of, where it is one: the file has its name. */
  readonly owner: string | null;
  readonly signature: string;
  readonly pieces: AsyncIterable<string>;
}

export interface ExportWanted {
  readonly ids: readonly string[];
  /** These are all that there are, however few: a file of them is not called by the one that it may be. */
  readonly isAll?: boolean;
  readonly format: ExportFormat;
  /** A template of the person's own in place of the format's. */
  readonly template?: Template;
  /** Who and what is named goes out too; that reads each article for it. */
  readonly entities?: boolean;
  /** What a digest is grouped by. */
  readonly by?: GroupBy;
  readonly signal?: AbortSignal;
  /** Called after each article. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called for an article that could not be read, in whose place nothing comes. Without it the export fails. */
  readonly onFailure?: (id: string, error: AppError) => void;
}

export type KeptNames = () => Promise<ReadonlyMap<string, string>>;

/** Gives notes out: article by article, so that memory does not grow with the library. Writes nothing. */
export interface Exporter {
  readonly templates: Templates;
  /** Everything that files of an article are made of. Throws AppError `not-found`, `damaged` or `disk`. */
  read(id: string, withEntities?: boolean): Promise<ReadArticle>;
  /** What makes the files of a format, else the template that is given; null for a format that is made without. */
  templateOf(wanted: Pick<ExportWanted, 'format' | 'template'>): Promise<Template | null>;
  /** What the person calls colours now: files say it. */
  colorNames(): Promise<Settings['colorNames']>;
  /** Whether these make a file of the library and not of each article. */
  isOfLibrary(wanted: Pick<ExportWanted, 'format' | 'template'>): boolean;
  /**
   * The files of each article, in the order of `ids`. `kept` is asked after the last of them for the names without their
   * endings under which they were kept, by the articles' ids, so that files of entities link to those. Throws AppError `cancelled`, or what is wrong with the template before any file.
   */
  files(wanted: ExportWanted, kept?: KeptNames): AsyncGenerator<ExportedFile>;
  /** The one file of the library; only for formats that make one. */
  library(wanted: ExportWanted): Promise<LibraryFile>;
  /** The files of some articles with names of their own, as they are shown; a file of the library as one text. */
  render(wanted: ExportWanted): Promise<ExportedFile[]>;
}

export interface ExporterParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly entities: Entities;
  readonly savedLists: SavedLists;
  readonly lists: Lists;
  readonly resourcesDirectory: string;
  /** What the person calls colours now. */
  readonly colorNames?: () => Promise<Settings['colorNames']>;
}

/** An article as it is read for an export. */
export interface ReadArticle {
  readonly input: ExportInput;
  readonly model: ArticleModel;
  readonly mentions: readonly Mention[];
}

/** Articles that are read ahead. */
const readAtOnce = 8;

export function createExporter(parts: ExporterParts): Exporter {
  const { library, notes } = parts;
  const templates = createTemplates(parts.resourcesDirectory, library.directory);
  const namesNow = async () => (await parts.colorNames?.()) ?? {};

  async function read(id: string, withEntities: boolean): Promise<ReadArticle> {
    const [article, { html, text, images }, annotations, colorNames] = await Promise.all([
      library.get(id),
      library.body(id),
      notes.list(id),
      namesNow(),
    ]);
    let [entities, mentions]: [readonly EntityModel[], readonly Mention[]] = [[], []];
    if (withEntities) {
      const { entitiesOf } = await import('./entity-files.ts');
      ({ entities, mentions } = entitiesOf(await parts.entities.recognise(id)));
    }
    const input = { article, annotations, html, text, images, entities, colorNames };
    return { input, model: buildModel(input), mentions };
  }

  /** Each article in its order; what cannot be read is told and left out. */
  async function* articles({ ids, signal, onProgress, onFailure }: ExportWanted, withEntities: boolean) {
    const each = inOrder(ids, readAtOnce, (id) => read(id, withEntities).catch((error: unknown) => failedWith(error)));
    let done = 0;
    for await (const [id, found] of each) {
      if (signal?.aborted) throw new AppError('cancelled', said().exporting.stopped(done, ids.length));
      if (!(found instanceof AppError)) yield found;
      else if (onFailure === undefined) throw found;
      else onFailure(id, found);
      done += 1;
      onProgress?.(done, ids.length);
    }
  }

  const templateOf = async ({
    format,
    template,
  }: Pick<ExportWanted, 'format' | 'template'>): Promise<Template | null> =>
    template ?? (await templates.preset(format));
  const isOfLibrary: Exporter['isOfLibrary'] = ({ format, template }) =>
    template === undefined ? exportFormats[format].each === 'library' : template.each === 'digest';

  async function* files(wanted: ExportWanted, kept?: KeptNames): AsyncGenerator<ExportedFile> {
    const template = await templateOf(wanted);
    const { entities = false } = wanted;
    // What writes files is loaded with the first: most starts export nothing.
    const [{ renderArticle }, { EntityFiles }] = await Promise.all([
      import('./render-article.ts'),
      import('./entity-files.ts'),
    ]);
    const named = new EntityFiles(parts.entities);
    for await (const { input, model } of articles(wanted, entities)) {
      yield* await renderArticle({ format: wanted.format, template, input, model, library, notes });
      if (entities) named.add(model);
    }
    if (entities && wanted.format === 'obsidian') yield* named.files(await kept?.());
  }

  async function libraryFile(wanted: ExportWanted): Promise<LibraryFile> {
    const template = await templateOf(wanted);
    const withEntities = wanted.entities === true || wanted.by === 'entity';
    const { libraryPieces } = await import('./library-pieces.ts');
    const file = libraryPieces({ wanted, template, articles: () => articles(wanted, withEntities), ...parts });
    const [only, ...more] = template === null && !withoutArticles.includes(wanted.format) ? wanted.ids : [];
    if (only === undefined || more.length > 0 || wanted.isAll) return { ...file, owner: null };
    // JSON of the article itself has the shorter name.
    const ending = wanted.format === 'csl' ? 'csl.json' : exportFormats[wanted.format].ending;
    return { ...file, owner: only, name: `${fileName((await library.get(only)).title)}.${ending}` };
  }

  return {
    templates,
    read: (id, withEntities = false) =>
      read(id, withEntities).catch((error: unknown) => Promise.reject(failedWith(error))),
    templateOf,
    colorNames: namesNow,
    isOfLibrary,
    files,
    library: libraryFile,
    async render(wanted) {
      if (isOfLibrary(wanted)) {
        const { name, pieces } = await libraryFile(wanted);
        let text = '';
        for await (const piece of pieces) text += piece;
        return [{ id: '', owner: '', name, text }];
      }
      const rendered: ExportedFile[] = [];
      const names = new Set<string>();
      for await (const file of files(wanted)) {
        const name = names.has(file.name) ? withSuffix(file.name, file.owner.slice(-8)) : file.name;
        names.add(name);
        rendered.push({ ...file, name });
      }
      return rendered;
    },
  };
}

/** What is no fault of ours is told of the one article; anything else ends the export. */
function failedWith(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && 'syscall' in error) return new AppError('disk', error.message, { cause: error });
  throw error;
}
