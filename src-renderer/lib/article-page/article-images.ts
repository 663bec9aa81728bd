import { text } from '../text.ts';

/** How many images at the top are loaded at once; the others wait until they are near. */
const eager = 2;

/**
 * Puts a quiet box in the place of each image that was not saved or does not load, and lets those far down wait when
 * their size is known, so that nothing moves. Adds no text node: the reading text stays what the core makes of it.
 */
export function settleImages(body: DocumentFragment): void {
  for (const [at, image] of body.querySelectorAll('img').entries()) {
    if (!image.hasAttribute('src')) {
      image.replaceWith(absentImage(image.alt, text.app.imageMissing));
      continue;
    }
    image.decoding = 'async';
    if (at >= eager && image.hasAttribute('width') && image.hasAttribute('height')) image.loading = 'lazy';
    image.addEventListener('error', () => image.replaceWith(absentImage(image.alt, text.app.imageBroken)), {
      once: true,
    });
  }
}

/** A box that shows, by its style sheet, what an image was to show and why it does not. */
function absentImage(description: string, said: string): HTMLElement {
  const box = document.createElement('span');
  box.role = 'img';
  box.ariaLabel = description === '' ? text.app.image(said) : `${description}: ${said}`;
  box.dataset.absent = said;
  if (description !== '') box.dataset.shows = description;
  box.append(frameIcon());
  return box;
}

/** A picture frame with hills and a sun. */
function frameIcon(): SVGElement {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const lines = document.createElementNS(icon.namespaceURI, 'path');
  lines.setAttribute('d', 'M3.5 5h17v14h-17zM3.5 16l5-5 4 4 2.5-2.5 5.5 5.5M15.5 8.6a1 1 0 1 0 .01 0');
  icon.append(lines);
  return icon as SVGElement;
}
