import DOMPurify from 'dompurify';
import {
  blockElements,
  codeLanguage,
  commonAttributes,
  elementAttributes,
  inlineElements,
  isNoteLink,
  mathLayouts,
  mathTokens,
  noteName,
} from '#shared/model/body-html.ts';
import { text } from '../text.ts';
import { settleImages } from './article-images.ts';

const allowedElements = [...inlineElements, ...blockElements, ...mathLayouts, ...mathTokens];
const allowedAttributes = [...commonAttributes, ...Object.values(elementAttributes).flat()];
const outlineElements = [
  ...inlineElements,
  ...blockElements,
  ...'article aside details div footer header li main nav section summary'.split(' '),
];
const mathNamespace = 'http://www.w3.org/1998/Math/MathML';

/** Where the images of the body that is being made safe lie; DOMPurify's hooks take no argument. */
let mediaBase = '';
/** What is being made safe. */
let kind: 'body' | 'outline' | 'note' = 'body';

/** Where a link in a note may lead: the web, mail, or another place in the library. */
const noteLink = /^(?:https?:\/\/(?![^/?#]*@)|mailto:|postil:\/\/article\/\w+(?:#\w+)?$)/i;
const noteElements =
  'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul'.split(' ');

/** Whether what is being made safe is as it was parsed: its scripts go before anything of it is moved. */
let isWhole = false;

// DOMPurify moves what stands in an element that goes; a script that is moved is one that a string made, to Trusted Types.
DOMPurify.addHook('beforeSanitizeElements', (node) => {
  if (!isWhole) return;
  isWhole = false;
  for (const script of node.ownerDocument?.querySelectorAll('script') ?? []) script.remove();
});

DOMPurify.addHook('uponSanitizeAttribute', (node, data) => {
  // For a note, the lists it is checked with say all.
  if (kind === 'note') return;
  if (kind === 'outline') {
    if (data.attrName !== 'alt' && !/^\d+$/.test(data.attrValue)) data.keepAttr = false;
    return;
  }
  const name = node.nodeName.toLowerCase();
  const isMath = node.namespaceURI === mathNamespace;
  const isCommon = !isMath && commonAttributes.includes(data.attrName);
  if (!isCommon && !elementAttributes[name]?.includes(data.attrName)) data.keepAttr = false;
  else if (data.attrName === 'src') {
    if (/^media\/[0-9a-f]+\.[a-z]+$/.test(data.attrValue)) data.attrValue = mediaBase + data.attrValue;
    else data.keepAttr = false;
  } else if (data.attrName === 'href') {
    const isWeb = /^(?:https?:\/\/(?![^/?#]*@)|mailto:)/i.test(data.attrValue);
    if (!isWeb && !isNoteLink(data.attrValue)) data.keepAttr = false;
  } else if (data.attrName === 'id' && !noteName.test(data.attrValue)) data.keepAttr = false;
  else if (data.attrName === 'data-language' && !codeLanguage.test(data.attrValue)) data.keepAttr = false;
});

// In a formula, elements of HTML and whatever is inside a token hide markup from parsers: neither is ever stored.
DOMPurify.addHook('uponSanitizeElement', (node) => {
  const { parentNode } = node;
  if (!(node instanceof Element && parentNode instanceof Element) || parentNode.namespaceURI !== mathNamespace) return;
  const isForeign = node.namespaceURI !== mathNamespace || node.localName === 'math';
  if (isForeign || mathTokens.includes(parentNode.localName)) node.remove();
});

/**
 * A stored body as nodes that are safe to put into the document: the second, independent check after the core's
 * sanitiser. Images point to the article's own media, or are a box that says why they are not there. Throws when DOMPurify cannot work here: nothing is shown then.
 */
export function safeBody(html: string, articleId: string): DocumentFragment {
  if (!DOMPurify.isSupported) throw new Error(text.app.tooOld.article);
  mediaBase = `/files/${articleId}/`;
  isWhole = true;
  const body = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedElements,
    ALLOWED_ATTR: allowedAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  settleImages(body);
  return body;
}

/** The outline of a page (`articles.page`) as safe nodes: structure, text, `data-postil-block` and `alt`. */
export function safeOutline(html: string): DocumentFragment {
  if (!DOMPurify.isSupported) throw new Error(text.app.tooOld.page);
  kind = 'outline';
  isWhole = true;
  try {
    return DOMPurify.sanitize(html, {
      ALLOWED_TAGS: outlineElements,
      ALLOWED_ATTR: ['alt', 'data-postil-block'],
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      RETURN_DOM_FRAGMENT: true,
    });
  } finally {
    kind = 'body';
  }
}

/** A note's Markdown, made HTML, as safe nodes: text, its structure, and links. Nothing in it loads anything. */
export function safeNote(html: string): DocumentFragment {
  if (!DOMPurify.isSupported) throw new Error(text.app.tooOld.note);
  kind = 'note';
  isWhole = true;
  try {
    return DOMPurify.sanitize(html, {
      ALLOWED_TAGS: noteElements,
      ALLOWED_ATTR: ['href', 'start'],
      ALLOWED_URI_REGEXP: noteLink,
      ADD_URI_SAFE_ATTR: ['start'],
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      RETURN_DOM_FRAGMENT: true,
    });
  } finally {
    kind = 'body';
  }
}
