import { workerData } from 'node:worker_threads';
import { type RecognitionDocument, recognise } from '#shared/entities/recognise.ts';
import { answerJobs } from '../workers/answer-jobs.ts';
import { loadKnowledgeSync } from './load-knowledge.ts';
import type { RecogniseWorkerData } from './recogniser.ts';

const knowledge = loadKnowledgeSync((workerData as RecogniseWorkerData).resourcesDirectory);

answerJobs((document: RecognitionDocument) => recognise(document, knowledge));
