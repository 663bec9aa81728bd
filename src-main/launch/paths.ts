import { fileURLToPath } from 'node:url';

/** The checkout, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * npm runs scripts in the checkout, but paths on the command line are meant from where the person stands. Only the
 * named script's own start counts: a process further down inherits the variables too.
 */
export function goWhereThePersonStands(script: string): void {
  const { INIT_CWD, npm_lifecycle_event } = process.env;
  if (npm_lifecycle_event === script && INIT_CWD !== undefined) process.chdir(INIT_CWD);
}
