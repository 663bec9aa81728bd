import { codeLanguage } from '#shared/model/body-html.ts';
import type { DomDocument, DomElement } from '../page/dom.ts';
import { settleCaptions } from './captions.ts';
import { settleCode } from './code.ts';
import { directionOf, directionOfBody, dropRepeatedDirection, settleDirections } from './direction.ts';
import { settleEmbeds } from './embeds.ts';
import { finishNotes, type KeptNotes, settleNotes } from './footnotes.ts';
import { settleHeadings } from './headings.ts';
import { settleLetters } from './letters.ts';
import { settleMaths } from './maths.ts';
import { settleTables } from './tables.ts';

/** What a page says of its structure that the chosen body no longer shows. */
export interface PageStructure {
  readonly direction: 'ltr' | 'rtl' | null;
  readonly notes: KeptNotes;
}

/**
 * Rewrites what a page expresses by classes, scripts and boxes into the plain elements that stand for it, so that
 * neither the choosers of a body nor the sanitiser take it for decoration. Before the sources of images are settled,
 * as some images are formulas or letters. Linear in the page.
 */
export function prepareStructure(page: DomDocument, base: string | null): PageStructure {
  settleMaths(page);
  settleCode(page);
  settleLetters(page);
  settleCaptions(page);
  settleEmbeds(page, base);
  settleTables(page);
  settleHeadings(page);
  settleDirections(page);
  return { direction: directionOf(page), notes: settleNotes(page, base) };
}

/** Finishes a chosen and cleaned body, before its links are settled; gives the direction of the text as a whole. */
export function finishStructure(root: DomElement, { direction, notes }: PageStructure): PageStructure['direction'] {
  finishNotes(root, notes);
  for (const code of root.querySelectorAll('code')) nameLanguage(code);
  const whole = direction ?? directionOfBody(root);
  dropRepeatedDirection(root, whole);
  return whole;
}

/** The language of code in the one attribute that is stored. */
function nameLanguage(code: DomElement): void {
  const named = code.getAttribute('data-lang') ?? /(?:^|\s)language-(\S+)/.exec(code.getAttribute('class') ?? '')?.[1];
  if (named !== undefined && codeLanguage.test(named)) code.setAttribute('data-language', named);
  else code.removeAttribute('data-language');
}
