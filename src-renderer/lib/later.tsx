import { type ComponentType, type FunctionComponent, lazy, type ReactNode, Suspense } from 'react';

/** What is not loaded yet of the parts of the window that the first screen does without. */
const waiting: (() => Promise<unknown>)[] = [];

/**
 * A part of the window that is no part of its first screen: in a file apart, loaded by `load` when it is shown, or before
 * by `loadTheRest`. Until it is there `meanwhile` is shown in its place, or what it makes of the part's properties.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: ReactNode | ((props: P) => ReactNode) = null,
): FunctionComponent<P> {
  type Loaded = { default: ComponentType<P> };
  let loaded: Loaded | null = null;
  let loading: Promise<Loaded> | null = null;
  const get = (): Promise<Loaded> => {
    loading ??= load().then((component) => {
      loaded = { default: component };
      return loaded;
    });
    // What could not be loaded is asked for again when it is shown: React would keep the failure.
    loading.catch(() => {
      loading = null;
      Part = make();
    });
    return loading;
  };
  waiting.push(get);
  // What is there already is shown at once: for a promise React would wait, even for a kept one, and keys would go astray.
  const make = () => lazy(() => (loaded === null ? get() : (kept(loaded) as Promise<Loaded>)));
  let Part = make();
  return function Later(props: P) {
    return (
      <Suspense fallback={typeof meanwhile === 'function' ? meanwhile(props) : meanwhile}>
        <Part {...(props as P & { ref?: never })} />
      </Suspense>
    );
  };
}

/** A promise that is kept in the moment in which it is asked. */
function kept<T>(value: T): PromiseLike<T> {
  return {
    // biome-ignore lint/suspicious/noThenProperty: it stands for a promise
    then: (done) => {
      done?.(value);
      return Promise.resolve() as Promise<never>;
    },
  };
}

/** How often is looked whether the first screen stands; then the rest is loaded whatever may still be asked for. */
const mostLooks = 100;

/**
 * Loads every part that is not there, once the window has nothing else to do, so that none is waited for. Nothing is loaded
 * before `isShown` says that the first screen is there.
 */
export async function loadTheRest(isShown: () => boolean): Promise<void> {
  for (let looks = 0; looks < mostLooks; looks += 1) {
    await idle();
    if (isShown()) break;
  }
  await Promise.allSettled(waiting.splice(0).map((load) => load()));
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve));
}
