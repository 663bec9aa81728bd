import type { Color } from '../model/annotation.ts';

/**
 * What a template and every other export is given. Words are plain text, `body` of a note is the person's Markdown; what
 * is not known is null, so that a template that asks for a misspelt name is told so. `resources/templates/README.md`
 * describes it for whoever writes a template: whatever changes here changes there.
 */
export interface ArticleModel {
  readonly article: ArticleFacts;
  /** The front matter: what is not known is left out. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Every annotation: those on the article first, then in the order of the text, then those no longer in it. */
  readonly notes: readonly NoteModel[];
  /** Notes on the article as a whole. */
  readonly general: readonly NoteModel[];
  /** Those in the text, by the article's own headings. */
  readonly sections: readonly SectionModel[];
  /** Those whose passage is no longer in the text. */
  readonly lost: readonly NoteModel[];
  /** The text a block each. */
  readonly blocks: readonly BlockModel[];
  /** Who and what the article names; empty unless they were asked for. */
  readonly entities: readonly EntityModel[];
}

export interface ArticleFacts {
  readonly id: string;
  readonly title: string;
  readonly author: string | null;
  readonly site: string | null;
  /** The source's address as it was saved; `source` the same where it is one of the web. */
  readonly url: string | null;
  readonly source: string | null;
  readonly published: string | null;
  readonly saved: string;
  /** The last change of the article's notes, else when it was saved. */
  readonly updated: string;
  readonly description: string | null;
  readonly section: string | null;
  readonly language: string | null;
  readonly direction: string | null;
  readonly state: string;
  readonly favourite: boolean;
  readonly words: number;
  /** Its own, and those of its notes are in `all_tags` too. */
  readonly tags: readonly string[];
  readonly all_tags: readonly string[];
  readonly highlights: number;
  /** `postil://article/<id>` */
  readonly link: string;
  /** The name of its file without the ending. */
  readonly file: string;
}

export interface NoteModel {
  readonly id: string;
  readonly kind: 'highlight' | 'note' | 'article-note';
  readonly color: Color;
  /** What the person calls that colour, else its own name with a capital. */
  readonly color_name: string;
  /** The words that were marked, a line for each block that they touch; empty for an image or a note on the article. */
  readonly quote: string;
  /** What an image that was marked shows, in words that may be none; null where text was marked. */
  readonly image: string | null;
  /** The file of that image in the library's `media/`. */
  readonly image_file: string | null;
  /** Words before and after the quote, as they were when it was marked. */
  readonly prefix: string;
  readonly suffix: string;
  readonly body: string;
  readonly tags: readonly string[];
  /** Those of them that its text does not say as `#word`. */
  readonly other_tags: readonly string[];
  readonly links: readonly { readonly to: string; readonly relation: string; readonly link: string | null }[];
  readonly created: string;
  readonly modified: string;
  /** Where it stands in the reading text, UTF-16 units, end exclusive; `state` says how surely. */
  readonly start: number | null;
  readonly end: number | null;
  readonly state: 'exact' | 'moved' | 'changed' | 'review' | 'lost' | null;
  /** The article's heading above it. */
  readonly heading: string | null;
  /** `postil://article/<article>#<id>` */
  readonly link: string;
  /** The source's address with a text fragment that leads to the quote. */
  readonly source: string | null;
}

export interface SectionModel {
  /** Null for what stands before the first heading. */
  readonly heading: { readonly level: number; readonly text: string } | null;
  readonly notes: readonly NoteModel[];
}

export interface BlockModel {
  readonly kind: 'heading' | 'item' | 'quote' | 'text';
  /** 1 to 6 for a heading, else 0. */
  readonly level: number;
  /** The block's text in pieces: each is marked by the same notes from its beginning to its end. */
  readonly pieces: readonly { readonly text: string; readonly notes: readonly NoteModel[] }[];
  /** The notes whose passage ends in this block. */
  readonly ending: readonly NoteModel[];
}

export interface EntityModel {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly count: number;
  /** A guess that Postil is not sure of. */
  readonly possible: boolean;
  /** The name of its file without the ending, where it has one of its own. */
  readonly file: string;
}

/** A template for one file a highlight is given this: all of its article's, and the one note. */
export interface NoteFileModel extends ArticleModel {
  readonly note: NoteModel;
}

export interface DigestEntry {
  readonly note: NoteModel;
  readonly article: ArticleFacts;
}

/** A template for one file of many articles is given this; an entry stands in each group that it belongs to. */
export interface DigestModel {
  readonly by: GroupBy;
  readonly articles: number;
  /** Those in the texts, with their notes; notes on articles as a whole are counted apart. */
  readonly highlights: number;
  readonly article_notes: number;
  readonly groups: readonly { readonly name: string; readonly entries: readonly DigestEntry[] }[];
}

export const groupings = ['tag', 'color', 'entity', 'date'] as const;
export type GroupBy = (typeof groupings)[number];
