import { CallError } from '../../api/client.ts';

/**
 * An error of an export as what is to be said in place of its text, where it is of what was written in a template, and as
 * what failed otherwise; each null where it is the other.
 */
export function tellApart(error: Error | null): { readonly hint: string | null; readonly failure: Error | null } {
  const isHint = error instanceof CallError && error.code === 'invalid-input';
  return isHint ? { hint: error.message, failure: null } : { hint: null, failure: error };
}
