import type { Annotation } from '#shared/model/annotation.ts';
import type { Article, ArticleState } from '#shared/model/article.ts';
import { plainLine } from '../metadata/tidy.ts';

/** The apps whose exports are read, under the name that `origins` record. */
export const elsewhereApps = {
  pocket: 'Pocket',
  instapaper: 'Instapaper',
  omnivore: 'Omnivore',
  wallabag: 'wallabag',
  readwise: 'Readwise',
  reader: 'Readwise Reader',
  raindrop: 'Raindrop',
  hypothesis: 'Hypothesis',
  kindle: 'Kindle',
  bookmarks: 'Bookmarks',
  karakeep: 'Karakeep',
  linkwarden: 'Linkwarden',
  matter: 'Matter',
  w3c: 'W3C annotations',
  postil: 'Postil',
} as const;
export type ElsewhereApp = keyof typeof elsewhereApps;

/** What an export holds besides what Postil has a place for: kept as it came. */
export type Extra = Readonly<Record<string, unknown>>;

/** A highlight or, with an empty quote, a note on the article as a whole. */
export interface ElsewhereMark {
  /** The app's own id; null where the export names none. */
  readonly id: string | null;
  readonly quote: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Markdown. */
  readonly note: string;
  /** As the app names it. */
  readonly color: string | null;
  readonly tags: readonly string[];
  /** ISO 8601 in UTC. */
  readonly created: string | null;
  /** The id of another mark of the same article. */
  readonly answers?: string;
  readonly extra?: Extra;
}

/** The text of an item, where an export has it: bytes in the export, or a file of the archive that is read when its turn comes. */
export type ElsewhereBody =
  | { readonly kind: 'html' | 'text'; readonly content: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

/** One article, bookmark or book of an export, whatever the app. */
export interface ElsewhereItem {
  readonly kind: 'item';
  readonly app: ElsewhereApp;
  readonly id: string | null;
  /** Where in the export it stands: "row 17". */
  readonly row: string;
  /** A web address, or null. */
  readonly url: string | null;
  /** Empty where the export has none. */
  readonly title: string;
  readonly byline: string | null;
  readonly site: string | null;
  readonly language: string | null;
  readonly description: string | null;
  /** Dates are ISO 8601 in UTC. */
  readonly published: string | null;
  readonly saved: string | null;
  readonly state: ArticleState;
  readonly favourite: boolean;
  /** How far it was read, 0 to 1. */
  readonly progress: number;
  readonly tags: readonly string[];
  readonly body: ElsewhereBody | null;
  readonly marks: readonly ElsewhereMark[];
  /** Sentences about what of the item was left out. */
  readonly warnings: readonly string[];
  readonly extra: Extra;
}

/** A row that gives nothing: one that cannot be read (`failed`), or is left out because of what it is. */
export interface ElsewhereSkip {
  readonly kind: 'skip';
  readonly row: string;
  readonly title: string | null;
  readonly reason: string;
  readonly failed: boolean;
}

/** An article with its notes as Postil itself exported it. */
export interface OwnRow {
  readonly kind: 'own';
  readonly row: string;
  readonly title: string;
  /** Of what the file does not carry it says what is so of a link: see `linkEntry`. */
  readonly article: Article;
  readonly annotations: readonly Annotation[];
  /** Its text and the files of its folder by their paths there; null for a file that carries none. */
  readonly stored: {
    /** Whether that is all of it as it was, so that it is no other article, however much like one that is there. */
    readonly isWhole: boolean;
    /** What `article.json` and the notes file said, to be written again as they were. */
    readonly record: Readonly<Record<string, unknown>>;
    readonly notes: Readonly<Record<string, unknown>>;
    readonly html: string;
    readonly files: ReadonlyMap<string, Uint8Array>;
  } | null;
  /** Whether other notes of the article stand in other files. */
  readonly isPart: boolean;
  /** The notes whose texts a person changed in the file. */
  readonly edited: readonly string[];
  readonly warnings: readonly string[];
}

export type ElsewhereRow = ElsewhereItem | ElsewhereSkip | OwnRow;

/** An export as it was read: its rows in their order. */
export interface ElsewhereExport {
  readonly app: ElsewhereApp;
  readonly rows: readonly ElsewhereRow[];
}

/** An item of which only what is given is known; what stands in lists is one line of text. */
export function itemOf(
  given: Pick<ElsewhereItem, 'app' | 'row'> & Partial<Omit<ElsewhereItem, 'kind'>>,
): ElsewhereItem {
  const line = (text: string | null = null): string | null => (text === null ? null : plainLine(text));
  return {
    kind: 'item',
    id: null,
    url: null,
    language: null,
    description: null,
    published: null,
    saved: null,
    state: 'inbox',
    favourite: false,
    progress: 0,
    body: null,
    marks: [],
    warnings: [],
    extra: {},
    ...given,
    title: plainLine(given.title ?? ''),
    byline: line(given.byline),
    site: line(given.site),
    tags: (given.tags ?? []).map(plainLine).filter((tag) => tag !== ''),
  };
}

/** A mark of which only what is given is known. */
export function markOf(given: Partial<ElsewhereMark>): ElsewhereMark {
  return { id: null, quote: '', note: '', color: null, tags: [], created: null, ...given };
}

export function skipOf(row: string, title: string | null, reason: string, failed = false): ElsewhereSkip {
  return { kind: 'skip', row, title: title === '' ? null : title, reason, failed };
}
