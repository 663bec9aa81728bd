/**
 * How many cases of a property are tried: all by `npm run test:unit`, a third in `npm test`, which has fifteen minutes. Each run
 * tries others.
 */
export function runs(whole: number): number {
  return process.env.POSTIL_SHORT === '1' ? Math.ceil(whole / 3) : whole;
}
