import { useEffect } from 'react';

/** What the window is called while this is shown; `undefined` while that is not known. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? 'Postil' : `${title} · Postil`;
    return () => {
      document.title = 'Postil';
    };
  }, [title]);
}
