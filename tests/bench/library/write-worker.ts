import { workerData } from 'node:worker_threads';
import { type LibraryParameters, writeArticles } from './write-articles.ts';

/** A thread of `syntheticLibrary`: writes its share of the articles and ends. */
const { folder, made, first, step } = workerData as {
  folder: string;
  made: LibraryParameters;
  first: number;
  step: number;
};
await writeArticles(folder, made, first, step);
