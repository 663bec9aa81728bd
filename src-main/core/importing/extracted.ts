/** What an extractor is given: the bytes of one saved page or text, and what is known of where they came from. */
export interface ExtractInput {
  readonly bytes: Uint8Array;
  /** File name, for the format, for error messages and as the last resort for a title. */
  readonly name: string;
  /** MIME type with parameters, as a browser or a clipboard gave it; empty when unknown. */
  readonly contentType: string;
  /** The address it was saved from, if the person or the format told; empty when unknown. */
  readonly url: string;
  /** Given by the person (`--format`), else detected. */
  readonly format?: 'html' | 'text';
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
  readonly format: 'html' | 'text';
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
  /** The sanitised, canonical body: parsing and serialising it again gives the same string. */
  readonly html: string;
  readonly images: readonly ExtractedImage[];
  /** Sentences for the person: what was left out or guessed. */
  readonly warnings: readonly string[];
}
