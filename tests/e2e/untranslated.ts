import type { Page } from 'playwright';
import { spokenWords } from '#shared/entities/said/shown.ts';
import { callFrom } from './person.ts';

/**
 * What a page in a language that nobody speaks shows or says outside of its brackets, and what has no room. What says of
 * itself that it is English, or no words at all, is left: the guide, names of programs, passages that were found.
 */
export interface Untranslated {
  /** Texts that no catalogue has. */
  readonly words: readonly string[];
  /** Texts of the catalogue that reach beyond the box that they stand in. */
  readonly cut: readonly string[];
}

/** What the library holds, which is no text of the window. */
export async function contentOf(page: Page): Promise<{ own: string[]; bodies: string[] }> {
  const own = ['English', 'utf-8'];
  const bodies: string[] = [];
  const { articles } = await callFrom(page, 'articles.list', { limit: 100 });
  const { articles: gone } = await callFrom(page, 'articles.list', { query: 'is:trash', limit: 100 });
  for (const { id } of [...articles, ...gone]) {
    const { article, html } = await callFrom(page, 'articles.get', { id });
    const { title, byline, site, url, section, language, source, tags, description } = article;
    own.push(
      ...[title, byline, site, url, section, language, source.file, description].filter((each) => each != null),
      ...tags,
    );
    bodies.push(title, html.replace(/<(?:\/?(?:em|strong|a|i|b)\b)[^>]*>/g, '').replace(/<[^>]+>/g, ' '));
    for (const note of await callFrom(page, 'annotations.list', { articleId: id })) {
      own.push(...note.tags);
      bodies.push(
        note.body,
        note.body.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]/g, ''),
        note.anchor?.quote.exact ?? '',
      );
    }
    const { entities } = await callFrom(page, 'entities.recognise', { id });
    for (const { name, aliases, roles } of entities) own.push(name, ...aliases, ...(roles ?? []));
  }
  // How the text has it that somebody said something, and what, where that stands round its frame.
  const { statements } = await callFrom(page, 'statements.list', { limit: 100 });
  own.push(...statements.flatMap(({ verb, text }) => [verb ?? '', spokenWords(text)]).filter(Boolean));
  return { own, bodies };
}

/**
 * Goes through every text that can be seen and every name that can be heard. `own` are what the library holds: titles,
 * names, tags, queries; `bodies` the texts of its articles and notes, of which any passage of some words is its own.
 */
export function untranslated(page: Page, own: readonly string[], bodies: readonly string[]): Promise<Untranslated> {
  return page.evaluate(
    ({ own, bodies }) => {
      const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
      const held = own.map(squeezed).toSorted((a, b) => b.length - a.length);
      const read = bodies.map(squeezed);
      /** Keys, dates, addresses and names of files are the same in every language. */
      const signs = [
        /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b/g,
        /\b(?:AM|PM)\b/g,
        /\b(?:https?|postil):\/\/\S*/g,
        /\bpostil\b/gi,
        /\b[\w-]+\.(?:html|md|zip)\b/g,
        // The key behind what a button does: (⇧E), (Ctrl K).
        /\([^()]{1,12}\)$/,
      ];

      /** What is left of a text without what stands in brackets and what is the library's; null where that is no word. */
      function foreign(text: string): string | null {
        const all = squeezed(text);
        if (!/\p{L}/u.test(all)) return null;
        const passage = all.replace(/^[:…“"\s]+|[…”"\s]+$/g, '');
        if (held.includes(all) || (passage.length > 8 && read.some((body) => body.includes(passage)))) return null;
        let left = all;
        for (const each of held) if (each.length > 1) left = left.replaceAll(each, '');
        for (const sign of signs) left = left.replace(sign, '');
        return /\p{L}/u.test(left) ? all : null;
      }

      function outside(text: string, depth: { now: number }): string {
        let kept = '';
        for (const sign of text) {
          if (sign === '⟦') depth.now += 1;
          else if (sign === '⟧') depth.now -= 1;
          else if (depth.now === 0) kept += sign;
        }
        return kept;
      }

      const words = new Set<string>();
      const cut = new Set<string>();
      const attributes = [
        'aria-label',
        'aria-description',
        'aria-roledescription',
        'aria-valuetext',
        'title',
        'placeholder',
        'alt',
      ];
      const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });

      /** Whether a text reaches beyond what clips it, or beyond its own button, and no tooltip has it. */
      function hasNoRoom(node: Text, element: Element): boolean {
        if (
          element.closest('.visually-hidden, option') !== null ||
          element.getAttribute('title') === element.textContent
        )
          return false;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, right, width } = range.getBoundingClientRect();
        if (width === 0) return false;
        for (
          let around: Element | null = element;
          around !== null && around !== document.body;
          around = around.parentElement
        ) {
          const clips = getComputedStyle(around).overflowX !== 'visible';
          if (!clips && !around.matches('button, label, summary, [role="tab"], [role="menuitem"]')) continue;
          const box = around.getBoundingClientRect();
          if (left < box.left - 1 || right > box.right + 1) return true;
        }
        return false;
      }

      const depth = { now: 0 };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
        node instanceof Element &&
        (node.matches('script, style, kbd, [data-reading-text], [lang="en"], [translate="no"]') || !isShown(node))
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
      );
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (node instanceof Element) {
          for (const name of attributes) {
            const told = foreign(outside(node.getAttribute(name) ?? '', { now: 0 }));
            if (told !== null) words.add(`${name}: ${told}`);
          }
          continue;
        }
        const { data, parentElement } = node as Text;
        if (parentElement?.closest('pre, textarea, code') != null) continue;
        const isOurs = data.includes('⟦') || depth.now > 0;
        const told = foreign(outside(data, depth));
        if (told !== null) words.add(told);
        if (isOurs && parentElement !== null && hasNoRoom(node as Text, parentElement)) cut.add(squeezed(data));
      }
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) cut.add(`the page: ${root.scrollWidth} of ${root.clientWidth} pixels`);
      return { words: [...words], cut: [...cut] };
    },
    { own, bodies },
  );
}
