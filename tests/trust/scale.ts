/** Whether the attacks run in full (`npm run test:trust`), or as short as `npm test` can afford. */
export const isFull = process.env.POSTIL_TRUST === 'full';

/** The size of an attack: so many turns, files or steps in `npm test`, and so many in full. */
export function scale<T>(short: T, full: T): T {
  return isFull ? full : short;
}
