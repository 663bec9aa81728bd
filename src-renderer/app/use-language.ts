import { useEffect, useState } from 'react';
import type { Settings } from '#shared/model/settings.ts';
import { showLanguage } from '../lib/text.ts';
import { report } from '../lib/toasts.ts';

/** Puts the texts of the chosen language in place; gives its name, by which the window is built anew, and null before. */
export function useLanguage(settings: Settings | undefined): string | null {
  const choice = settings?.language;
  const [shown, show] = useState<string | null>(null);
  useEffect(() => {
    if (choice === undefined) return;
    let isLast = true;
    showLanguage(choice).then((language) => isLast && show(language), report);
    return () => {
      isLast = false;
    };
  }, [choice]);
  return shown;
}
