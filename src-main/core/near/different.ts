import { join } from 'node:path';
import { mergeDifferent, saidLast } from '#shared/merging/merge-files.ts';
import { timeAfter } from '#shared/merging/order.ts';
import { type DifferentFile, differentFileSchema } from '#shared/model/duplicate.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { JsonStore } from '../storage/json-store.ts';
import type { Different } from './index/groups.ts';

/** Which articles the person said are different although they look the same. */
export interface DifferentArticles {
  list(): Promise<Different>;
  /** Says it of an article and each of the others, or takes it back. */
  tell(id: string, others: readonly string[], areDifferent: boolean): Promise<void>;
  settled(): Promise<void>;
}

/**
 * Kept in `duplicates.json` of the library, so that it travels with it: apart from the settings, which another program may
 * bring from elsewhere whole, and no part of either article, as it is about both.
 */
export function openDifferentArticles(libraryDirectory: string, files: FilePolicy): DifferentArticles {
  const path = join(libraryDirectory, 'duplicates.json');
  const fresh = (): DifferentFile => ({ format: 1, different: [] });
  const merge = (mine: DifferentFile, theirs: DifferentFile) => mergeDifferent(mine, theirs, 'second');
  const store = new JsonStore<DifferentFile>({ path, schema: differentFileSchema, format: 1, files, merge }, fresh);
  return {
    list: async () =>
      (await store.read()).different.flatMap(({ one, other, deleted }) =>
        deleted === null ? [[one, other] as const] : [],
      ),
    tell: (id, others, areDifferent) =>
      store.update((file) => {
        const now = files.now().toISOString();
        for (const each of others) {
          const [one = '', other = ''] = [id, each].sort();
          const known = file.different.find((pair) => pair.one === one && pair.other === other);
          if (known === undefined) {
            if (areDifferent) file.different.push({ one, other, said: now, deleted: null });
          } else if ((known.deleted === null) !== areDifferent) {
            const at = timeAfter(saidLast(known), now);
            Object.assign(known, areDifferent ? { said: at, deleted: null } : { deleted: at });
          }
        }
      }),
    settled: () => store.settled(),
  };
}
