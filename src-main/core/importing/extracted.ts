import type { Findings } from '#shared/model/article.ts';
import type { BodyRule, SiteRule } from '#shared/model/site-rule.ts';

/** What a file can be read as; an archive is opened before and gives several of these. */
export const extractFormats = ['html', 'text', 'markdown', 'mhtml', 'webarchive', 'epub', 'pdf'] as const;
export type ExtractFormat = (typeof extractFormats)[number];

/** The MIME type of a source whose giver named none. */
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
  /** What came with the page and is not inside it, by address or path. */
  readonly resources?: Resources;
  /** Nothing else lies beside the page: what it names by a path is in `resources` or at a place of the web. */
  readonly alone?: boolean;
  /** The person's rules for sites; the one of the page's own site is followed. */
  readonly rules?: readonly SiteRule[];
  /** What the person chose of this very page: followed instead of its site's rule. */
  readonly rule?: BodyRule;
  /** A part of the page that the person points at, by its number in the outline or by its lines of text. */
  readonly pick?: PickedPart;
  /** Asks for the whole page with numbered parts besides the article. */
  readonly outline?: boolean;
}

export type PickedPart =
  | { readonly how: 'body' | 'remove'; readonly block: number }
  | { readonly how: 'remove'; readonly lines: readonly string[] };

/** An image the article refers to, as found in the saved page; `source` says where its bytes are. */
export interface ExtractedImage {
  /** The exact `src` in `html`: `media/pending-<n>`; replaced by its final name once the bytes are stored. */
  readonly placeholder: string;
  /** The path or address that the page uses for a file that came beside it; left out where the bytes are in the page. */
  readonly reference?: string;
  readonly source:
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly contentType: string }
    /** A path relative to the folder of the saved page, as "Save page as, complete" writes it, and where else it may lie. */
    | { readonly kind: 'file'; readonly path: string; readonly others?: readonly string[] };
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
  /** Absolute addresses of images that belong to the article and came neither in what was given nor beside it. */
  readonly missing: readonly string[];
  /** Sentences for the person: what was left out or guessed. */
  readonly warnings: readonly string[];
  /** What a person's rule or pick made of this page; left out where none was followed. */
  readonly ruled?: Ruled;
  /** The whole page with numbered parts, when it was asked for. */
  readonly outline?: string;
}

/** A rule as it was followed. */
export interface Ruled {
  readonly rule: BodyRule;
  /** What was picked now, else all of it, as far as it holds for other pages: no places counted on this one. */
  readonly lasting: BodyRule;
  /** Whose pages it is for; null where the page names no address. */
  readonly host: string | null;
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
  missing: [],
} as const satisfies Partial<Extracted>;
