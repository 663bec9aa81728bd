import { type GuidePage, guidePages, readGuidePage } from '#shared/guide/guide-page.ts';

/** The language that there are pages in for a window of another: its own, else English. */
export function languageOfGuide(language: string): 'de' | 'en' {
  return language === 'de' ? 'de' : 'en';
}

/** The pages in the language of the window; English where it has none. */
export async function loadGuide(language: string): Promise<GuidePage[]> {
  const texts =
    languageOfGuide(language) === 'de' ? (await import('./pages-de.ts')).texts : (await import('./pages-en.ts')).texts;
  return guidePages.flatMap((name) => {
    const found = Object.entries(texts).find(([path]) => path.endsWith(`/${name}.md`));
    return found === undefined ? [] : [readGuidePage(name, found[1])];
  });
}
