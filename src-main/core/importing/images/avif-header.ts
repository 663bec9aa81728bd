import { type ImageSize, nameAt } from './image-header.ts';

/** Boxes that hold boxes on the way to the picture's properties, with the bytes before the first of these. */
const holders: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 };
const mostBoxes = 500;

/**
 * The size of an AVIF picture: the largest that its properties name, as thumbnails and tiles are smaller. Null for
 * what is no AVIF; RangeError when it ends inside its properties.
 */
export function readAvif(view: DataView): ImageSize | null {
  if (nameAt(view, 4) !== 'ftyp' || !/^avi[fs]$/.test(nameAt(view, 8))) return null;
  let [width, height, turns] = [0, 0, 0];
  let at = 0;
  for (let n = 0; n < mostBoxes && at + 8 <= view.byteLength; n += 1) {
    const name = nameAt(view, at + 4);
    if (name === 'ispe') {
      const [wide, high] = [view.getUint32(at + 12), view.getUint32(at + 16)];
      if (wide * high > width * height) [width, height] = [wide, high];
    } else if (name === 'irot') turns = view.getUint8(at + 8) & 3;
    const within = holders[name];
    const length = view.getUint32(at);
    if (within === undefined && length < 8) break;
    at += within === undefined ? length : 8 + within;
  }
  const animated = nameAt(view, 8) === 'avis';
  return turns % 2 === 0
    ? { width, height, animated, special: false }
    : { width: height, height: width, animated, special: false };
}
