import type { ExtractedImage } from './extracted.ts';
import type { PageFiles } from './images/page-files.ts';
import type { PageImages } from './images/page-images.ts';
import { takeImages } from './images/take-images.ts';
import type { DomElement } from './page/dom.ts';
import type { GuardedHtml } from './page/guard-html.ts';
import { settleLinks } from './sanitising/links.ts';
import { sanitiseHtml } from './sanitising/sanitise.ts';

export interface FinishedBody {
  /** Sanitised; empty where nothing that can be read or seen is left. */
  readonly html: string;
  /** Those that `html` shows. */
  readonly images: readonly ExtractedImage[];
  /** Addresses of those that were not in what was given. */
  readonly missing: readonly string[];
}

/** Makes of a chosen body what is stored: links absolute, images with a placeholder each, nothing but allowed markup. */
export function finishBody(root: DomElement, guarded: GuardedHtml, files: PageFiles, known: PageImages): FinishedBody {
  settleLinks(root, files.base);
  const { images, missing } = takeImages(root, guarded, files, known);
  const html = sanitiseHtml(root.innerHTML, guarded.name);
  return { html, images: images.filter(({ placeholder }) => html.includes(`"${placeholder}"`)), missing };
}
