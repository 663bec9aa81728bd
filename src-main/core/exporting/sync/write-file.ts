import { statSync } from 'node:fs';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../../said.ts';
import { ChangedMeanwhile, writeDurably } from '../../storage/durable-write.ts';
import { encodeText, type FileText, signOf } from './file-text.ts';
import { targetOf } from './folder-scan.ts';

/** Written as Postil writes what is new. */
const asNew = { eol: '\n', mark: false } as const;

export interface WrittenText {
  readonly isWritten: boolean;
  readonly sign: string;
}

/**
 * Makes a file say `text`, with its own line ends, in a folder that is there; writes nothing where its bytes are that already. `before` is what was
 * read of it, null for a file that is not there. Throws ChangedMeanwhile where another program changed it after that,
 * and AppError `disk` where it may not be written; either way it is as it was.
 */
export async function writeFileText(path: string, text: string, before: FileText | null): Promise<WrittenText> {
  const bytes = encodeText(text, before ?? asNew);
  if (before !== null && Buffer.compare(bytes, before.bytes) === 0) return { isWritten: false, sign: before.sign };
  const target = before === null ? path : await targetOf(path);
  const found = statSync(target, { throwIfNoEntry: false });
  if (before === null && found !== undefined) throw new ChangedMeanwhile(said().exporting.changed.isThere(path));
  if (found !== undefined && (found.mode & 0o200) === 0) {
    throw new AppError('disk', said().exporting.fileReadOnly(path));
  }
  const mayReplace = () => {
    const now = statSync(target, { throwIfNoEntry: false });
    return before === null ? now === undefined : now !== undefined && signOf(now) === before.sign;
  };
  const { size, mtimeNs } = await writeDurably(target, bytes, { mayReplace });
  return { isWritten: true, sign: `${size}:${mtimeNs / 1_000_000n}` };
}
