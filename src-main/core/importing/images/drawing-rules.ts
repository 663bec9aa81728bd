/** What a kept drawing (SVG) may consist of: shapes, text and paint, nothing that acts, loads or repeats without end. */

const shapes = 'circle ellipse line path polygon polyline rect text textPath tspan';
const groups = 'a defs g svg switch symbol';
const paint = 'clipPath linearGradient marker mask pattern radialGradient stop';
export const drawingElements: ReadonlySet<string> = new Set(
  `${shapes} ${groups} ${paint} desc style title use`.split(' '),
);

/** What these hold cannot be shown as it was meant without them, or does harm: such a drawing is not kept. */
export const refusedElements: ReadonlySet<string> = new Set(
  'animate animateMotion animateTransform audio canvas discard embed feImage foreignObject handler iframe image listener object script set video'.split(
    ' ',
  ),
);

/** Where a picture within is repeated or drawn anew for each use, another reference would multiply it. */
export const repeatingElements: ReadonlySet<string> = new Set(['clipPath', 'marker', 'mask', 'pattern', 'symbol']);

const geometry =
  'cx cy d dx dy fx fy height lengthAdjust offset orient pathLength points preserveAspectRatio r refX refY rotate rx ry ' +
  'startOffset textLength transform version viewBox width x x1 x2 y y1 y2';
const units =
  'clipPathUnits gradientTransform gradientUnits markerHeight markerUnits markerWidth maskContentUnits maskUnits ' +
  'patternContentUnits patternTransform patternUnits spreadMethod';
const look =
  'alignment-baseline baseline-shift clip-path clip-rule color direction display dominant-baseline fill fill-opacity ' +
  'fill-rule font-family font-size font-stretch font-style font-variant font-weight letter-spacing marker-end ' +
  'marker-start mask opacity overflow paint-order shape-rendering stop-color stop-opacity stroke ' +
  'stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width ' +
  'style text-anchor text-decoration text-rendering unicode-bidi vector-effect visibility word-spacing writing-mode';
export const drawingAttributes: ReadonlySet<string> = new Set(`${geometry} ${units} ${look} class id`.split(' '));

/** Whether styles or a value of an attribute stay within the drawing: no import, no address but one of its own parts. */
export function staysInside(css: string): boolean {
  // An escape could spell any of what is looked for.
  if (/[\\@]|expression|javascript:|-moz-binding|behavior\s*:|image-set|src\s*\(|element\s*\(/i.test(css)) return false;
  return [...css.matchAll(/url\s*\(([^)]*)/gi)].every(([, target = '']) => /^\s*["']?#[\w.:-]+["']?\s*$/.test(target));
}

/** The part of the drawing that a reference leads to; null when it leads elsewhere. */
export function partOf(reference: string): string | null {
  return /^\s*#([\w.:-]+)\s*$/.exec(reference)?.[1] ?? null;
}
