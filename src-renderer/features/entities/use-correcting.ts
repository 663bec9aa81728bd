import { type RefObject, useEffect, useRef, useState } from 'react';
import type { EntityAction } from '#shared/commands/entity-keys.ts';
import { nameKey } from '#shared/entities/name-key.ts';
import type { NewCorrection } from '#shared/model/correction.ts';
import type { EntityType } from '#shared/model/entity.ts';
import { correctEntity } from '../../api/entity-actions.ts';
import { isKeyboardFree } from '../../lib/keyboard-place.ts';
import { showEntity } from '../../session/session.ts';
import { type Correctable, type FormAction, isFormAction, refAfter, wordsOf } from './correcting.ts';

/** An entity of a list: `rowId` tells its row, `libraryId` its page. */
export type Listed = Correctable & { readonly rowId: string; readonly libraryId: string };

export interface Correcting {
  readonly form: { readonly rowId: string; readonly action: FormAction } | null;
  /** Does what can be done at once, or opens the form that asks for the rest. */
  readonly act: (entity: Listed, action: EntityAction) => void;
  /** The form is done with; null where it was given up. */
  readonly finish: (given: NewCorrection | null) => void;
}

/**
 * Corrections of the entities of a list. When one is made the keyboard goes on with the entity that came of it, or with
 * the row after one that is gone. Rows carry `data-entity-row` (the name), `data-type` and `data-row` (the row's id).
 */
export function useCorrecting(list: RefObject<HTMLElement | null>, here: string | null, shown: unknown): Correcting {
  const [form, setForm] = useState<Correcting['form']>(null);
  const wanted = useRef<{ type: EntityType; name: string } | { rowId: string } | null>(null);

  const held = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is there when something is shown
  useEffect(() => {
    const { current } = list;
    const hold = ({ target }: Event) => {
      held.current = (target as HTMLElement).dataset.entityRow ?? null;
    };
    // A row that is taken away loses the keyboard too; only one that stays was left by the person.
    const release = ({ target }: Event) => {
      const row = target as HTMLElement;
      setTimeout(() => {
        if (row.isConnected && !current?.contains(document.activeElement)) held.current = null;
      });
    };
    current?.addEventListener('focusin', hold);
    current?.addEventListener('focusout', release);
    return () => {
      current?.removeEventListener('focusin', hold);
      current?.removeEventListener('focusout', release);
    };
  }, [list, shown]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are there when what is shown has changed, or the form is gone
  useEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const { current } = wanted;
    if (form !== null) return;
    if (current === null) {
      // A change that was taken back put the row into another group: the keyboard was on it when it went.
      const name = document.activeElement === document.body ? held.current : null;
      if (name !== null) rows.find(({ dataset }) => nameKey(dataset.entityRow ?? '') === nameKey(name))?.focus();
      return;
    }
    const isIt = ({ dataset }: HTMLElement) =>
      'rowId' in current
        ? dataset.row === current.rowId
        : dataset.type === current.type && nameKey(dataset.entityRow ?? '') === nameKey(current.name);
    const row = rows.find(isIt);
    if (row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: false });
  }, [list, form, shown]);

  async function ignore({ type, name, rowId }: Listed, articles: string[] | null): Promise<void> {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex(({ dataset }) => dataset.row === rowId);
    const next = rows[at + 1] ?? rows[at - 1];
    const given: NewCorrection = { kind: 'ignore', entity: { type, name }, articles };
    if ((await correctEntity(given, wordsOf(given))) === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next?.dataset.row ?? '')}"]`);
    if (isKeyboardFree(list.current)) row?.focus();
  }

  return {
    form,
    act: (entity, action) => {
      if (action === 'page') showEntity(entity.libraryId);
      else if (action === 'note') showEntity(entity.libraryId, { writes: true });
      else if (action === 'ignore') void ignore(entity, null);
      else if (action === 'ignore-here') void ignore(entity, here === null ? null : [here]);
      else if (isFormAction(action)) {
        wanted.current = { rowId: entity.rowId };
        setForm({ rowId: entity.rowId, action });
      }
    },
    finish: (given) => {
      const after = given && refAfter(given);
      if (after !== null) wanted.current = after;
      setForm(null);
    },
  };
}
