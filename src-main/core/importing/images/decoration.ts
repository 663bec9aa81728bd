import type { DomElement } from '../page/dom.ts';
import { captionOf } from './near-image.ts';

const trackers =
  /(?:^|[/.])(?:doubleclick\.net|scorecardresearch\.com|facebook\.com\/tr|google-analytics\.com|quantserve\.com|stats\.wordpress\.com|pixel\.wp\.com|medium\.com\/_\/stat|chartbeat\.net|b\.scorecardresearch|adservice\.|feeds\.feedburner\.com\/~|vg\d+\.met\.vgwort\.de)|\/(?:pixel|beacon|track(?:ing)?)(?:\.(?:gif|png))?(?:[?/]|$)/i;
const faces =
  /(?:^|[\s_-])(?:avatar|gravatar|author-?(?:image|photo|pic|thumb)|byline-?(?:image|photo)|userpic)(?:$|[\s_-])/i;
const formulas = /math|latex|\btex\b|equation|formula|katex|mwe-/i;
const sides = { dot: 2, icon: 48, face: 160 };

/** Whether an image is there for counting readers, for spacing, or as an ornament of the page: nothing of the article. */
export function isDecoration(image: DomElement): boolean {
  const [width, height] = [declared(image, 'width'), declared(image, 'height')];
  if (width <= sides.dot || height <= sides.dot) return true;
  const source = image.getAttribute('src') ?? '';
  if (trackers.test(source.slice(0, 512))) return true;
  const said = `${image.className} ${image.id} ${image.parentElement?.className ?? ''}`;
  if (formulas.test(said)) return false;
  const largest = Math.max(width, height);
  if (largest <= sides.icon) return true;
  return faces.test(said) && (largest <= sides.face || width === Number.POSITIVE_INFINITY) && captionOf(image) === null;
}

/** The character that a picture of an emoji stands for; null for any other picture. */
export function emojiOf(image: DomElement): string | null {
  const alt = image.getAttribute('alt')?.trim() ?? '';
  const isEmoji = /(?:^|[\s_-])(?:emoji|twemoji|wp-smiley)(?:$|[\s_-])/i.test(image.className);
  return isEmoji && alt.length <= 16 && /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(alt) ? alt : null;
}

/** A side in pixels as an attribute or the style declares it; infinite when neither does. */
function declared(image: DomElement, side: 'width' | 'height'): number {
  const value = image.getAttribute(side)?.trim().replace(/px$/, '') ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  const style = new RegExp(`(?:^|;)\\s*${side}\\s*:\\s*(\\d+(?:\\.\\d+)?)px`, 'i').exec(
    image.getAttribute('style') ?? '',
  );
  return style === null ? Number.POSITIVE_INFINITY : Number(style[1]);
}
