import { create } from 'zustand';

/** One thing a person did: how to take it back and how to do it again. The label finishes "Undo …". */
export interface Step {
  readonly label: string;
  /** The article that it changed, so that undoing it from another one can say so. */
  readonly articleId?: string;
  /** Other articles without which it can neither be taken back nor done again. */
  readonly needs?: readonly string[];
  readonly undo: () => Promise<unknown>;
  readonly redo: () => Promise<unknown>;
}

interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

const longest = 200;

/** The app-wide history; `done` and `undone` end with the step that is next. */
export const useHistory = create<History>()(() => ({ done: [], undone: [] }));

/** Notes a step that was just taken; what had been undone before cannot be redone any more. */
export function remember(step: Step): void {
  useHistory.setState(({ done }) => ({ done: [...done, step].slice(-longest), undone: [] }));
}

/** Forgets the steps on articles that are gone for good: they could not be taken back, and would stand before the others. */
export function forgetSteps(articleIds: ReadonlySet<string>): void {
  const stays = ({ articleId, needs = [] }: Step) => ![articleId ?? '', ...needs].some((id) => articleIds.has(id));
  useHistory.setState(({ done, undone }) => ({ done: done.filter(stays), undone: undone.filter(stays) }));
}

/** What a step fails with that what is there by now rules out. */
const hopeless: readonly unknown[] = ['not-found', 'invalid-input'];

/** A step that fails stays where it was, to be tried again; one that can only fail would stand before all others. */
async function tried(step: Step, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && hopeless.includes(error.code)) {
      const others = (steps: readonly Step[]) => steps.filter((each) => each !== step);
      useHistory.setState(({ done, undone }) => ({ done: others(done), undone: others(undone) }));
    }
    throw error;
  }
}

/** Takes back the newest step and gives it, or null when there is none. */
export async function undo(): Promise<Step | null> {
  const step = useHistory.getState().done.at(-1);
  if (step === undefined) return null;
  await tried(step, step.undo);
  useHistory.setState(({ done, undone }) => ({
    done: done.filter((each) => each !== step),
    undone: [...undone, step],
  }));
  return step;
}

/** Takes the newest undone step again and gives it, or null when there is none. */
export async function redo(): Promise<Step | null> {
  const step = useHistory.getState().undone.at(-1);
  if (step === undefined) return null;
  await tried(step, step.redo);
  useHistory.setState(({ done, undone }) => ({
    done: [...done, step],
    undone: undone.filter((each) => each !== step),
  }));
  return step;
}
