import type { BodyRule, SiteRule } from '#shared/model/site-rule.ts';
import { articleOf } from './article-of.ts';
import type { ExtractInput } from './extracted.ts';
import type { CountedExtract, Extractor } from './extractor.ts';
import type { StoredImages } from './images/media.ts';
import type { Shrink } from './images/settle-image.ts';
import type { Prepared } from './keep.ts';

export interface PreparedExtract extends Prepared {
  readonly extracted: CountedExtract;
}

/** Makes an article of an input: what the extractor does, or what stands for it where it has been done already. */
export type ExtractBy = Extractor['extractCounted'];

export interface Preparation {
  readonly input: ExtractInput;
  /** Where the file lies, for the images beside it; null for bytes alone. */
  readonly path: string | null;
  readonly stored?: StoredImages | undefined;
  /** The article whose images `stored` gives. */
  readonly imagesOf?: string | null;
  /** The extractor when left out. */
  readonly extract?: ExtractBy | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface PrepareParts {
  readonly extractor: Extractor;
  /** The person's rules for sites. */
  readonly rules: () => Promise<readonly SiteRule[]>;
  /** Makes big images smaller; null leaves them as they are. */
  readonly shrink: Shrink | null;
}

/** Extracts an article and gathers its images: all of an import that does not touch the library. Throws AppError. */
export async function prepare(parts: PrepareParts, preparation: Preparation): Promise<PreparedExtract> {
  const { input, path, stored, imagesOf = null, extract = parts.extractor.extractCounted, signal } = preparation;
  const extracted = await extract({ ...input, rules: await parts.rules() }, signal);
  // Most starts import nothing.
  const { settleMedia } = await import('./images/media.ts');
  const settled = await settleMedia(extracted.html, extracted.images, { path, stored, shrink: parts.shrink });
  const made = articleOf(input, extracted, settled);
  // What was picked just now is the person's choice of this page from here on.
  const rule: BodyRule | undefined = input.pick === undefined ? input.rule : extracted.ruled?.rule;
  return { made, settled, bytes: input.bytes, rule, imagesOf, extracted };
}
