import { type RefObject, useEffect, useRef, useState } from 'react';
import { isKeyboardFree } from './keyboard-place.ts';

interface Found {
  readonly hasNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/**
 * The first few of a list until more are asked for; then all that are there, and the next page of them each time. The
 * keyboard goes to the first that came, as the button it was on may be gone.
 */
export function useShownMore<T>(
  all: readonly T[],
  atFirst: number,
  { hasNextPage, fetchNextPage }: Found,
  list: RefObject<HTMLElement | null>,
): { readonly shown: readonly T[]; readonly isMore: boolean; readonly showMore: () => void } {
  const [isOpen, setOpen] = useState(false);
  const awaited = useRef<number | null>(null);
  const shown = isOpen ? all : all.slice(0, atFirst);
  useEffect(() => {
    if (awaited.current === null || shown.length <= awaited.current) return;
    const [first] = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].slice(awaited.current);
    awaited.current = null;
    if (isKeyboardFree(list.current)) first?.focus();
  });
  return {
    shown,
    isMore: shown.length < all.length || hasNextPage,
    showMore: () => {
      awaited.current = shown.length;
      if (shown.length === all.length) void fetchNextPage();
      setOpen(true);
    },
  };
}
