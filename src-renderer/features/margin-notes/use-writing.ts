import { useEffect, useRef, useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { knownLinks } from '#shared/model/known-links.ts';
import { call } from '../../api/client.ts';
import { saveDraft, saveUnfinished, writeNote } from '../../api/note-writing.ts';
import { DraftSaver } from '../../lib/draft-saver.ts';
import { onLeaving } from '../../lib/leaving.ts';
import { text } from '../../lib/text.ts';
import { complain } from '../../lib/toasts.ts';
import type { Links } from './note-markup.ts';

/** What an editor changes of a note. */
export interface Draft {
  readonly body: string;
  readonly tags: string[];
  readonly links: Links;
}

export interface Writing {
  /** Why the newest text is not saved, or null. */
  readonly failure: string | null;
  readonly change: (draft: Draft) => void;
  /** Tries again to save what could not be. */
  readonly retry: () => void;
  /** Saves the note, as one step to undo, and says whether that worked. */
  readonly finish: () => Promise<boolean>;
}

/** Keeps what is written in a note from the first key to the end of writing. */
export function useWriting(articleId: string, note: PlacedAnnotation): Writing {
  const [before] = useState<Draft>(() => ({ body: note.body, tags: note.tags, links: knownLinks(note.links) }));
  const [failure, setFailure] = useState<string | null>(null);
  /** `saved` is what `annotations.update` has; `links` are those that the core knows, which drafts do not carry. */
  const state = useRef({
    draft: before,
    saved: before,
    links: before.links,
    finishing: null as Promise<boolean> | null,
    leaving: null as Promise<void> | null,
  });
  const told = (error: unknown) => setFailure(error === null ? null : messageOf(error));
  const [saver] = useState(() => new DraftSaver<Draft>(keep, told));

  function keep(draft: Draft): Promise<unknown> {
    const { links, ...written } = draft;
    if (isSame(links, state.current.links)) return saveDraft({ articleId, id: note.id, ...written });
    return saveUnfinished(articleId, note.id, draft, base, () => isSaved(draft));
  }

  /** With what the note has of this window, which a change is to be compared with. */
  function base(): Draft {
    return state.current.saved;
  }

  function isSaved(draft: Draft): void {
    state.current.links = draft.links;
    state.current.saved = draft;
  }

  function change(draft: Draft): void {
    state.current.draft = draft;
    saver.change(draft);
  }

  /** Once: whoever asks while it is under way hears how it ended. */
  function finish(): Promise<boolean> {
    state.current.finishing ??= write();
    return state.current.finishing;
  }

  async function write(): Promise<boolean> {
    saver.stop();
    if (state.current.leaving !== null) await state.current.leaving;
    const { draft } = state.current;
    const changes = isSame(draft.links, before.links) ? { body: draft.body, tags: draft.tags } : draft;
    try {
      if (!isSame(draft, before)) {
        const label = before.body === '' ? text.margin.writeNote : text.margin.editNote;
        await writeNote(articleId, note.id, label, changes, before, null, base);
      } else if (draft !== before) await saveUnfinished(articleId, note.id, draft, base, () => isSaved(draft));
      return true;
    } catch (error) {
      state.current.finishing = null;
      told(error);
      return false;
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the ref holds at that moment
  useEffect(() => {
    state.current.finishing = null;
    const leave = () => {
      const { draft, saved, finishing } = state.current;
      if (finishing !== null || isSame(draft, saved)) return;
      const change = { articleId, id: note.id, changes: { ...draft }, base: saved };
      state.current.leaving = call('annotations.update', change, { keepalive: true })
        .then(() => isSaved(draft))
        .catch(() => undefined);
    };
    const stop = onLeaving(leave);
    return () => {
      stop();
      void finish().then((isSaved) => {
        if (!isSaved) offerText(state.current.draft.body);
      });
    };
  }, []);

  return { failure, change, retry: () => saver.change(state.current.draft), finish };
}

/** The editor is gone, and its note could not be saved: the text can still be taken elsewhere. */
function offerText(body: string): void {
  complain(text.margin.couldNotSave, body);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
