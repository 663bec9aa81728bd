import { create } from 'zustand';

/** Lets what was asked for meanwhile have its turn, `until` is over if given, and then goes on. */
export type GiveWay = (until?: Promise<unknown>) => Promise<void>;

/**
 * One thing a person did: how to take it back and how to do it again. The label finishes "Undo …". A long one gives way now
 * and then, and ends without a failure once the other way was begun.
 */
export interface Step {
  readonly label: string;
  /** The article that it changed, so that undoing it from another one can say so. */
  readonly articleId?: string;
  /** Other articles without which it can neither be taken back nor done again. */
  readonly needs?: readonly string[];
  readonly undo: (giveWay: GiveWay) => Promise<unknown>;
  readonly redo: (giveWay: GiveWay) => Promise<unknown>;
}

interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

const longest = 200;

/** The how manieth step of this page each one is: where it belongs among the others when it could not be taken back. */
const numbers = new WeakMap<Step, number>();
let steps = 0;

/** The app-wide history; `done` and `undone` end with the step that is next. */
export const useHistory = create<History>()(() => ({ done: [], undone: [] }));

/** Notes a step that was just taken; what had been undone before cannot be redone any more. */
export function remember(step: Step): void {
  steps += 1;
  numbers.set(step, steps);
  useHistory.setState(({ done }) => ({ done: [...done, step].slice(-longest), undone: [] }));
}

/** Forgets the steps on articles that are gone for good: they could not be taken back, and would stand before the others. */
export function forgetSteps(articleIds: ReadonlySet<string>): void {
  const stays = ({ articleId, needs = [] }: Step) => ![articleId ?? '', ...needs].some((id) => articleIds.has(id));
  useHistory.setState(({ done, undone }) => ({ done: done.filter(stays), undone: undone.filter(stays) }));
}

/** What a step fails with that what is there by now rules out. */
const hopeless: readonly unknown[] = ['not-found', 'invalid-input'];

/** The step that is being taken back or done again, and whether that worked once it is over. */
let moving: { readonly step: Step; readonly over: Promise<boolean> } | null = null;

const waits: GiveWay = async (until) => {
  await until;
};

/** Takes back the newest step and gives it, or null when there is none; with `only`, nothing unless that is the newest. */
export function undo(giveWay: GiveWay = waits, only?: Step): Promise<Step | null> {
  return move('done', 'undone', giveWay, only);
}

/** Takes the newest undone step again and gives it, or null when there is none. */
export function redo(giveWay: GiveWay = waits): Promise<Step | null> {
  return move('undone', 'done', giveWay);
}

/**
 * The step changes sides at once: what is asked for while it gives way means the step before, and waits for this one, or it
 * means this one the other way, and ends it. Null too for one that was ended so, or stands on what could not be moved.
 */
async function move(from: keyof History, to: keyof History, giveWay: GiveWay, only?: Step): Promise<Step | null> {
  const step = useHistory.getState()[from].at(-1);
  if (step === undefined || (only !== undefined && step !== only)) return null;
  put(step, to);
  while (moving !== null && moving.step !== step) {
    const { over } = moving;
    await giveWay(over);
    if (await over) continue;
    put(step, from);
    return null;
  }
  const work = from === 'done' ? step.undo(giveWay) : step.redo(giveWay);
  const over = work.then(
    () => true,
    () => false,
  );
  const mine = { step, over };
  moving = mine;
  try {
    await work;
  } catch (error) {
    // One that fails is back where it was, to be tried again; one that can only fail would stand before all others.
    put(step, isHopeless(error) ? null : from);
    throw error;
  } finally {
    if (moving === mine) moving = null;
  }
  return useHistory.getState()[from].includes(step) ? null : step;
}

function put(step: Step, to: keyof History | null): void {
  const byAge = (a: Step, b: Step) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0);
  const others = (list: readonly Step[]) => list.filter((each) => each !== step);
  useHistory.setState(({ done, undone }) => ({
    done: to === 'done' ? [...others(done), step].sort(byAge) : others(done),
    undone: to === 'undone' ? [...others(undone), step].sort((a, b) => byAge(b, a)) : others(undone),
  }));
}

function isHopeless(error: unknown): boolean {
  return error instanceof Error && 'code' in error && hopeless.includes(error.code);
}
