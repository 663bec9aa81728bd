// Not `zustand` itself, which this stands for.
import { useStore } from 'zustand/react';
import { createStore, type StateCreator, type StoreApi } from 'zustand/vanilla';

/** In the place of `zustand`: the same stores of a state that is known, all of which can begin anew. */
const beginAnew: (() => void)[] = [];

export function create<T>() {
  return (initial: StateCreator<T>): StoreApi<T> => {
    const store = createStore<T>()(initial);
    const useBound = (selector: (state: T) => unknown = (state) => state) => useStore(store, selector);
    beginAnew.push(() => store.setState(store.getInitialState(), true));
    return Object.assign(useBound, store);
  };
}

/** Every store is as it was at first. */
export function emptyStores(): void {
  for (const begin of beginAnew) begin();
}
