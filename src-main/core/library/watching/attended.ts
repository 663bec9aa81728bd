import { mayBeCopy } from '../conflicts/copy-names.ts';
import type { Library } from '../library.ts';
import { watchFolder } from './folder-watch.ts';

/** Watches the folders of the articles that pages show: there a change is noticed at once. */
export interface Attended {
  attend(articleId: string, content: string): void;
  close(): void;
}

interface AttendedParts {
  readonly library: Library;
  readonly inTurn: (work: () => Promise<unknown>) => Promise<void>;
  readonly articleChanged: (articleId: string) => Promise<void>;
  readonly mergeCopies: (articleId: string) => Promise<unknown>;
}

/** Articles that are watched at a time: those shown last. */
const mostAttended = 4;

export function createAttended({ library, inTurn, articleChanged, mergeCopies }: AttendedParts): Attended {
  /** `content` is the body that pages were given last. */
  const shown = new Map<string, { content: string; readonly folder: string; readonly stop: () => void }>();

  library.watch(({ id, content }) => {
    const there = shown.get(id);
    if (there !== undefined) there.content = content;
  });

  async function look(id: string, names: ReadonlySet<string> | null): Promise<void> {
    if (!library.has(id)) return;
    // Its store hears of a change of its article.json; a body that is being exchanged here is whole afterwards.
    await library.get(id);
    await library.written();
    const there = shown.get(id);
    const content = await library.contentOf(id);
    if (there !== undefined && content !== null && content !== there.content) {
      await articleChanged(id);
      there.content = content;
    }
    if (names === null || [...names].some(mayBeCopy)) await mergeCopies(id);
  }

  function leave(id: string): void {
    shown.get(id)?.stop();
    shown.delete(id);
  }

  return {
    attend(id, content) {
      const folder = library.folderOf(id);
      const there = shown.get(id);
      if (there?.folder === folder) {
        there.content = content;
        return;
      }
      leave(id);
      const stop = watchFolder(folder, (names) => void inTurn(() => look(id, names)));
      shown.set(id, { content, folder, stop });
      for (const oldest of shown.keys()) {
        if (shown.size <= mostAttended) break;
        leave(oldest);
      }
    },
    close() {
      for (const id of [...shown.keys()]) leave(id);
    },
  };
}
