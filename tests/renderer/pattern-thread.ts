import { parentPort } from 'node:worker_threads';
import { findPattern } from '#shared/finding/pattern.ts';
import type { PatternJob } from '../../src-renderer/features/find/pattern-finder.ts';

/** The page's worker of patterns as a thread of Node. */
parentPort?.on('message', ({ text, pattern, options }: PatternJob) => {
  parentPort?.postMessage('begun');
  parentPort?.postMessage(findPattern(text, pattern, options));
});
