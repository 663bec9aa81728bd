import DOMPurify from 'dompurify';
import { blockElements, commonAttributes, elementAttributes, inlineElements } from '#shared/model/body-html.ts';
import { settleImages } from './article-images.ts';

const allowedElements = [...inlineElements, ...blockElements];
const allowedAttributes = [...commonAttributes, ...Object.values(elementAttributes).flat()];

/** Where the images of the body that is being made safe lie; DOMPurify's hooks take no argument. */
let mediaBase = '';

DOMPurify.addHook('uponSanitizeAttribute', (node, data) => {
  if (data.attrName !== 'src') return;
  if (node.nodeName === 'IMG' && /^media\/[0-9a-f]+\.[a-z]+$/.test(data.attrValue)) {
    data.attrValue = mediaBase + data.attrValue;
  } else data.keepAttr = false;
});

/**
 * A stored body as nodes that are safe to put into the document: the second, independent check after the core's
 * sanitiser. Images point to the article's own media, or are a box that says why they are not there. Throws when DOMPurify cannot work here: nothing is shown then.
 */
export function safeBody(html: string, articleId: string): DocumentFragment {
  if (!DOMPurify.isSupported) throw new Error('This browser is too old to show an article safely.');
  mediaBase = `/files/${articleId}/`;
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
