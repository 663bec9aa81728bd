import { join } from 'node:path';
import { describePassage } from '#shared/anchoring/selectors.ts';
import { AppError } from '#shared/api/errors.ts';
import { nameKey, refKey } from '#shared/entities/name-key.ts';
import { mergeCorrections } from '#shared/merging/merge-files.ts';
import { timeAfter } from '#shared/merging/order.ts';
import {
  type Correction,
  type CorrectionsFile,
  correctionSchema,
  correctionsFileSchema,
  type GivenCorrection,
} from '#shared/model/correction.ts';
import type { Library } from '../library/library.ts';
import { said } from '../said.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { JsonStore } from '../storage/json-store.ts';

/** What the person said of entities, in `entities.json` of the library: read anew whenever the file changes. */
export interface Corrections {
  /** In the order in which they were made, those taken back too; the same array as long as the file is the same. */
  list(): Promise<readonly Correction[]>;
  /** Keeps a correction. Throws `invalid-input` for one that says nothing, `not-found` or `conflict` for its article. */
  add(given: GivenCorrection): Promise<Correction>;
  /** Takes a correction back; one that is taken back already stays so. Throws `not-found`. */
  delete(id: string): Promise<Correction>;
  restore(id: string): Promise<Correction>;
  /** Merges what a crash kept from the file, and says whether it lacked any of it. */
  absorb(states: readonly CorrectionsFile[]): Promise<boolean>;
  settled(): Promise<void>;
}

/** More than this no person makes. */
const mostCorrections = 100_000;

export function openCorrections(library: Library, files: FilePolicy, newId: () => string): Corrections {
  const path = join(library.directory, 'entities.json');
  const fresh = (): CorrectionsFile => ({ format: 1, corrections: [] });
  const merge = (mine: CorrectionsFile, theirs: CorrectionsFile) => mergeCorrections(mine, theirs, 'second');
  const recorded = { key: 'entities', part: changedCorrections };
  const options = { path, schema: correctionsFileSchema, format: 1, files, merge, recorded };
  const store = new JsonStore<CorrectionsFile>(options, fresh);
  let known: { file: CorrectionsFile; corrections: readonly Correction[] } | null = null;

  async function anchored(given: GivenCorrection): Promise<Pick<Extract<Correction, { kind: 'add' }>, 'at'>> {
    if (given.kind !== 'add' || given.at === null) return { at: null };
    const { articleId, start, end, content } = given.at;
    const body = await library.body(articleId);
    if (body.content !== content) {
      throw new AppError('conflict', said().notes.correctionChanged);
    }
    if (start >= end || end > body.text.length) {
      throw new AppError('invalid-input', said().library.noPassage(start, end));
    }
    return { at: { article: articleId, anchor: describePassage(body.text, start, end, content) } };
  }

  async function setDeleted(id: string, deleted: string | null): Promise<Correction> {
    const all = (await store.read()).corrections;
    const there = all.find((each) => each.id === id);
    if (there === undefined || !isKnown(there)) {
      throw new AppError('not-found', said().notes.noCorrection(id));
    }
    if ((there.deleted === null) === (deleted === null)) return there;
    return store.update((file) => {
      const found = file.corrections.find((each): each is Correction => each.id === id && isKnown(each));
      if (found === undefined) throw new AppError('not-found', said().notes.correctionGone(id));
      return Object.assign(found, { deleted, modified: timeAfter(found.modified, files.now().toISOString()) });
    });
  }

  return {
    async list() {
      const file = await store.read();
      if (known?.file !== file) known = { file, corrections: file.corrections.filter(isKnown) };
      return known.corrections;
    },
    async add(given) {
      check(given);
      for (const id of given.articles ?? []) await library.get(id);
      const at = await anchored(given);
      const now = files.now().toISOString();
      const dated = { id: newId(), created: now, modified: now, deleted: null };
      const correction: Correction = given.kind === 'add' ? { ...dated, ...given, ...at } : { ...dated, ...given };
      return store.update((file) => {
        if (file.corrections.length >= mostCorrections) throw refused(said().notes.tooManyCorrections(mostCorrections));
        file.corrections.push(correction);
        return correction;
      });
    },
    delete: (id) => setDeleted(id, files.now().toISOString()),
    restore: (id) => setDeleted(id, null),
    absorb: (states) => store.absorb(states),
    settled: () => store.settled(),
  };
}

function changedCorrections(before: CorrectionsFile, next: CorrectionsFile): CorrectionsFile {
  const state = (record: CorrectionsFile['corrections'][number]) => `${record.id} ${String(record.modified)}`;
  const same = new Set(before.corrections.map(state));
  return { ...next, corrections: next.corrections.filter((record) => !same.has(state(record))) };
}

function isKnown(record: CorrectionsFile['corrections'][number]): record is Correction {
  return correctionSchema.safeParse(record).success;
}

function check(given: GivenCorrection): void {
  const { kind, entity } = given;
  if (nameKey(entity.name) === '') throw refused(said().notes.nameUnseen);
  if (kind === 'rename' && given.to === entity.name) throw refused(said().notes.nameSame(entity.name));
  if (kind === 'rename' && nameKey(given.to) === '') throw refused(said().notes.nameUnseen);
  if (kind === 'retype' && given.to === entity.type) throw refused(said().notes.typeSame(entity.name));
  if ((kind === 'split' || kind === 'alias') && nameKey(given.alias) === nameKey(entity.name))
    throw refused(said().notes.aliasIsName(given.alias));
  if (kind === 'alias' && nameKey(given.alias) === '') throw refused(said().notes.nameUnseen);
  if (kind === 'add' && !given.every && given.at === null) throw refused(said().notes.noPlace);
  if (kind === 'merge' && refKey(given.into) === refKey(entity) && given.into.name !== entity.name)
    throw refused(said().notes.sameNames);
}

function refused(message: string): AppError {
  return new AppError('invalid-input', message);
}
