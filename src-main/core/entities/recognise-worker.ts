import { workerData } from 'node:worker_threads';
import { type RecognitionDocument, recognise } from '#shared/entities/recognise.ts';
import { answerJobs } from '../workers/answer-jobs.ts';
import { loadLexiconSync } from './load-lexicon.ts';
import type { RecogniseWorkerData } from './recogniser.ts';

const lexicon = loadLexiconSync((workerData as RecogniseWorkerData).resourcesDirectory);

answerJobs((document: RecognitionDocument) => recognise(document, lexicon));
