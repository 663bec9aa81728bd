import type { PatternWorker } from './pattern-finder.ts';
import address from './pattern-worker.ts?worker&url';

/** What TypeScript does not know yet of Trusted Types. */
interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(wanted: string): string },
    ): { createScriptURL(wanted: string): string };
  };
}

/** This is the one script that the page starts by its address; the content security policy knows the name. */
const policy = (window as TrustedTypesWindow).trustedTypes?.createPolicy('postil-worker', {
  createScriptURL: (wanted) => {
    if (wanted !== address) throw new TypeError('Only the worker of patterns is started.');
    return wanted;
  },
});

export function startPatternWorker(): PatternWorker {
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' });
}
