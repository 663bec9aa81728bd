import { useEffect } from 'react';
import type { Settings } from '#shared/model/settings.ts';

/** Puts theme, face, size, measure and leading on the document, and follows the system's theme when asked to. */
export function useAppearance(settings: Settings | undefined): void {
  useEffect(() => {
    if (settings === undefined) return;
    const { theme, font, fontSize, measure, lineHeight, paragraphSpacing, letterSpacing, hyphenation } = settings;
    const root = document.documentElement;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      root.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    root.style.setProperty('--reading-face', font === 'serif' ? 'var(--serif)' : 'var(--sans)');
    root.style.setProperty('--reading-size', `${fontSize}px`);
    root.style.setProperty('--reading-leading', String(lineHeight));
    root.style.setProperty('--measure', String(measure));
    root.style.setProperty('--paragraph-spacing', String(paragraphSpacing));
    root.style.setProperty('--letter-spacing', letterSpacing === 0 ? 'normal' : `${letterSpacing / 100}em`);
    root.style.setProperty('--hyphenation', hyphenation ? 'auto' : 'manual');
    const stop = new AbortController();
    dark.addEventListener('change', apply, stop);
    // Paper is white.
    window.addEventListener('beforeprint', () => Object.assign(root.dataset, { theme: 'light' }), stop);
    window.addEventListener('afterprint', apply, stop);
    return () => stop.abort();
  }, [settings]);
}
