/** Work that is done in threads of its own, when it has to be given up. */
export const work = {
  names: {
    comparing: 'Comparing the versions',
    index: 'Looking into the index',
    placing: 'Finding the notes again',
    reading: 'Reading the page',
    recognising: 'Recognising names',
    scaling: 'Scaling an image',
  },
  tookLonger: (work: string, seconds: number) => `${work} took longer than ${seconds} seconds and was stopped.`,
  neededMore: (work: string) => `${work} needed more memory than it may have and was stopped.`,
  failed: (work: string) => `${work} failed.`,
  noAnswer: (work: string) => `${work} ended without an answer.`,
  cancelled: (work: string) => `${work} was cancelled.`,
};
