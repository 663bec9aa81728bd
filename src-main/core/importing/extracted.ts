import type { Findings } from '#shared/model/article.ts';

/** What a file can be read as; an archive is opened before and gives several of these. */
export const extractFormats = ['html', 'text', 'markdown', 'mhtml', 'webarchive', 'epub', 'pdf'] as const;
export type ExtractFormat = (typeof extractFormats)[number];

/** The MIME type of a source of each format, for one that came without. */
export const formatTypes: Readonly<Record<ExtractFormat, string>> = {
  html: 'text/html',
  text: 'text/plain',
  markdown: 'text/markdown',
  mhtml: 'multipart/related',
  webarchive: 'application/x-webarchive',
  epub: 'application/epub+zip',
  pdf: 'application/pdf',
};

/** A file that came inside the same container as a page: a part of an MHTML file, of a web archive, of an EPUB. */
export interface Resource {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** Resources by the absolute address (`https:`, `cid:`) or the path that the page uses for them. */
export type Resources = ReadonlyMap<string, Resource>;

/** What an extractor is given: the bytes of one saved page or text, and what is known of where they came from. */
export interface ExtractInput {
  readonly bytes: Uint8Array;
  /** File name, for the format, for error messages and as the last resort for a title. */
  readonly name: string;
  /** MIME type with parameters, as a browser or a clipboard gave it; empty when unknown. */
  readonly contentType: string;
  /** The address it was saved from, if the person or the format told; empty when unknown. */
  readonly url: string;
  /** What the container calls it, for a page that has no title. */
  readonly title?: string;
  /** Given by the person (`--format`), else detected. */
  readonly format?: ExtractFormat;
  /** What lies beside the page in the archive it came from, by path relative to the page. */
  readonly resources?: Resources;
}

/** An image the article refers to, as found in the saved page; `source` says where its bytes are. */
export interface ExtractedImage {
  /** The exact `src` in `html`: `media/pending-<n>`; replaced by its final name once the bytes are stored. */
  readonly placeholder: string;
  readonly source:
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly contentType: string }
    /** A path relative to the folder of the saved page, as "Save page as, complete" writes it. */
    | { readonly kind: 'file'; readonly path: string };
}

export interface Extracted {
  readonly format: ExtractFormat;
  readonly encoding: string;
  readonly title: string;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  /** ISO 8601. */
  readonly published: string | null;
  /** BCP 47. */
  readonly language: string | null;
  readonly description: string | null;
  /** ISO 8601: when the text was last changed, if the source says so. */
  readonly updated: string | null;
  /** The part of the paper or site: "World", "Opinion". */
  readonly section: string | null;
  /** Address of the image that stands for the article elsewhere. */
  readonly leadImage: string | null;
  /** Of the text as a whole; null where the source does not say. */
  readonly direction: 'ltr' | 'rtl' | null;
  /** Where each fact comes from and how far it is to be trusted. */
  readonly found: Findings;
  /** How sure it is that the body is the article, whole and alone: 0 to 1; 1 where nothing had to be chosen. */
  readonly certainty: number;
  /** The sanitised, canonical body: parsing and serialising it again gives the same string. */
  readonly html: string;
  readonly images: readonly ExtractedImage[];
  /** Sentences for the person: what was left out or guessed. */
  readonly warnings: readonly string[];
}

/** The facts of a source that says nothing of itself. */
export const noFacts = {
  byline: null,
  site: null,
  url: null,
  canonicalUrl: null,
  published: null,
  language: null,
  description: null,
  updated: null,
  section: null,
  leadImage: null,
  direction: null,
  found: {},
} as const satisfies Partial<Extracted>;
