import { findPattern } from '#shared/finding/pattern.ts';
import type { PatternAnswer, PatternJob } from './pattern-finder.ts';

/** Answers one job after another; whoever asks ends the thread when it takes too long. */
self.onmessage = ({ data }: MessageEvent<PatternJob>) => {
  answer('begun');
  answer(findPattern(data.text, data.pattern, data.options));
};

function answer(data: PatternAnswer): void {
  self.postMessage(data);
}
