import type { Page } from 'playwright';

/** The texts of the reader that are seen or only heard, by the language in which they are said to be; the body of an article is left out. */
export function textsByLanguage(page: Page): Promise<Record<string, string[]>> {
  return page.locator('#reader').evaluate((reader) => {
    const texts: Record<string, string[]> = {};
    const walker = document.createTreeWalker(reader, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { data, parentElement } = node as Text;
      if (data.trim() === '' || parentElement === null || parentElement.closest('[data-reading-text]') !== null)
        continue;
      const language = parentElement.closest<HTMLElement>('[lang]')?.lang ?? '';
      texts[language] = [...(texts[language] ?? []), data.trim()];
    }
    return texts;
  });
}
