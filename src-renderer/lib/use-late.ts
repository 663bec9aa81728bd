import { useEffect, useState } from 'react';

/** Milliseconds for which nothing is said of waiting: what comes sooner would only flicker. */
const patience = 200;

/** Whether something has been waited for so long that it is to be said. */
export function useLate(isWaiting: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setLate(true), patience);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isWaiting]);
  return isWaiting && isLate;
}
