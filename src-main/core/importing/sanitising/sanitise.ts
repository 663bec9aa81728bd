import { serialize } from 'parse5';
import sanitizeHtml from 'sanitize-html';
import { parseBody } from '../page/body-text.ts';
import { guardHtml } from '../page/guard-html.ts';
import { allowedAttributes, blockNames, inlineNames, mathNames, neutralNames } from './allow-list.ts';
import { isFixpoint } from './fixpoint.ts';
import { fenceAttributes, mathAnnotations, passingMath } from './maths.ts';
import { normalForm } from './normal-form.ts';

const passing = [...inlineNames, ...blockNames, ...neutralNames, ...mathNames, ...passingMath];

const options: sanitizeHtml.IOptions = {
  allowedTags: passing,
  allowedAttributes: {
    ...Object.fromEntries(passing.map((name) => [name, [...allowedAttributes(name)]])),
    mfenced: [...fenceAttributes],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'title',
    'svg',
    'template',
    'select',
    'object',
    'iframe',
    'audio',
    'video',
    ...mathAnnotations,
  ],
  enforceHtmlBoundary: false,
  parseStyleAttributes: false,
};

const mostRounds = 4;

/**
 * Reduces markup to the allow-list and to the one form in which it is stored: parsing the result as `innerHTML` and
 * serialising it again gives the same string, so the core and every browser see the same tree and the same reading
 * text. Linear in its input and safe on hostile markup; throws AppError `too-large`, which names
 * the file, beyond the limits of guard-html.
 */
export function sanitiseHtml(html: string, name = ''): string {
  const clean = sanitizeHtml(guardHtml(html, name).html, options);
  return settle(clean) ?? textOnly(clean);
}

/** Brings markup to its normal form; null when a parser disagrees with its own serialisation. */
function settle(clean: string): string | null {
  try {
    let current = clean;
    for (let round = 0; round < mostRounds; round += 1) {
      const next = serialize(normalForm(parseBody(current)));
      if (next === current) break;
      current = next;
    }
    return isFixpoint(current) ? current : null;
  } catch (error) {
    // A tree out of proportion (TreeOverflow) or too deep for the stack: only its text is kept.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The last resort: paragraphs of text without any markup, in the form of any other body. */
function textOnly(clean: string): string {
  const text = clean.replace(/<[^>]*>/g, '\n').replaceAll('<', '&lt;');
  const lines = text.split(/\s*\n\s*/).filter((line) => line.trim() !== '');
  return serialize(normalForm(parseBody(lines.map((line) => `<p>${line.trim()}</p>`).join('\n'))));
}
