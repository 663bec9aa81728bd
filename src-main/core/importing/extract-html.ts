import { said } from '../said.ts';
import { type ChosenBody, chooseBody } from './body/choose-body.ts';
import { followRule } from './body/site-rule.ts';
import type { Decoded } from './decoding/decode.ts';
import { type Extracted, type ExtractInput, noFacts } from './extracted.ts';
import { importFailure } from './failures.ts';
import { finishBody } from './finish-body.ts';
import { findLeadImage, placeLeadImage } from './images/lead-image.ts';
import { dropRepeatedImages } from './images/repeated-images.ts';
import { titleFromName } from './metadata/name-title.ts';
import type { DomElement } from './page/dom.ts';
import { preparePage } from './prepare-page.ts';
import { finishStructure } from './structure/prepare-structure.ts';

/** Controls of a page, which do nothing in an article. */
const controls = 'script, style, noscript, button, input, select, textarea, dialog, template';

/** Extracts the article of a web page: prepare, choose the body, images, links, sanitise. Throws AppError. */
export function extractHtml(decoded: Decoded, input: ExtractInput): Extracted {
  const { page, guarded, metadata, base, files, known, structure } = preparePage(decoded.text, input);
  const { title, leadImage } = { ...noFacts, ...metadata };
  const followed = followRule(page, input, metadata);
  const lead = findLeadImage(followed.page, leadImage, guarded, files, known);
  const chosen =
    followed.root === null ? chooseBody(followed.page, { ...metadata, address: base }) : asChosen(followed.root);
  if (chosen === null) throw noText(input.name);
  const { root, certainty, isWholePage } = chosen;
  for (const control of [...root.querySelectorAll(controls)]) control.remove();
  const direction = finishStructure(root, structure);
  placeLeadImage(root, lead, known);
  dropRepeatedImages(root, known);
  const { html, images, missing } = finishBody(root, guarded, files, known);
  if (!/[^\s<>]/.test(html.replace(/<[^>]*>/g, ''))) throw noText(input.name);
  const warnings = [...followed.warnings];
  if (decoded.warning !== null) warnings.push(decoded.warning);
  if (guarded.flattened) warnings.push('The page nests its elements very deep; some of its structure was flattened.');
  if (isWholePage) warnings.push('The article could not be told from the rest of the page; all of it was kept.');
  const named = title ?? input.title ?? titleFromName(input.name);
  const facts = { ...noFacts, ...metadata, title: named };
  return {
    ...facts,
    format: 'html',
    encoding: decoded.encoding,
    direction,
    certainty,
    html,
    images,
    missing,
    warnings,
    ...followed.told,
  };
}

/** What a person chose is the article as it stands. */
function asChosen(root: DomElement): ChosenBody {
  return { root, certainty: 1, isWholePage: false };
}

function noText(name: string): Error {
  return importFailure('not-an-article', name, said().reading.noArticle);
}
