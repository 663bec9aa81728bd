import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { withoutRecord } from '#shared/syncing/text-lines.ts';
import { said } from '../../said.ts';
import { ChangedMeanwhile, exists, moveDurably } from '../../storage/durable-write.ts';
import { withSuffix } from '../file-name.ts';
import { idIn, readFileText } from './file-text.ts';
import { stateFolder } from './folder-state.ts';
import { locateFile } from './locate-file.ts';
import type { SyncedFile, SyncRun } from './sync-run.ts';
import { writeFileText } from './write-file.ts';

const words = 'no longer in Postil';

/**
 * What becomes of the file of an article or a highlight that was deleted in Postil: where the person wrote nothing into
 * it, it goes to `.postil/removed/`; else it stays where it is, with a mark. Null where there is nothing to do.
 */
export async function removeFile(run: SyncRun, owner: string): Promise<SyncedFile | null> {
  const { state } = run;
  const known = state.data.files[owner];
  if (known === undefined || known.status === 'removed' || known.status === 'kept') return null;
  const at = locateFile({ ...run, named: new Set() }, owner, known.article, known.path);
  if (!at.isThere) {
    state.data.files[owner] = { ...known, status: 'removed', sign: '' };
    return null;
  }
  const path = join(state.directory, at.path);
  const id = known.article;
  try {
    const [mine, base] = [await readFileText(path), await state.base(owner)];
    if (mine === null || idIn(mine.text) !== owner) return null;
    if (withoutRecord(mine.text) === base?.text) {
      const aside = await freeName(join(state.directory, stateFolder, 'removed'), at.path.split('/').at(-1) ?? owner);
      await moveDurably(path, aside);
      state.data.files[owner] = { ...known, path: at.path, status: 'removed', sign: '' };
      return { id, path: aside, status: 'removed' };
    }
    const { sign } = await writeFileText(path, marked(mine.text), mine);
    state.data.files[owner] = { ...known, path: at.path, status: 'kept', sign };
    return { id, path, status: 'kept', message: said().exporting.keptWritten(path) };
  } catch (error) {
    if (error instanceof ChangedMeanwhile)
      return {
        id,
        path,
        status: 'failed',
        message: said().exporting.leftForNext(error.message),
      };
    if (!(error instanceof Error && ('syscall' in error || error instanceof AppError))) throw error;
    return { id, path, status: 'failed', message: error.message };
  }
}

/** With a line in the front matter, or among the properties of Logseq's, that says so. */
function marked(text: string): string {
  if (unmarked(text) !== text) return text;
  const front = /^---[^\n]*\n(?:[\s\S]*?\n)?(?=---[ \t]*(?:\n|$))/.exec(text)?.[0];
  if (front !== undefined) return `${front}postil: ${words}\n${text.slice(front.length)}`;
  return text.replace(/^postil-id:: .*$/m, (line) => `${line}\npostil:: ${words}`);
}

/** Without that line: what was deleted has come back. */
export function unmarked(text: string): string {
  return text.replace(new RegExp(`^postil::? ${words}\\n`, 'm'), '');
}

async function freeName(folder: string, name: string): Promise<string> {
  let free = join(folder, name);
  for (let copy = 2; await exists(free); copy += 1) free = join(folder, withSuffix(name, String(copy)));
  return free;
}
