import { type Heading, headingsOf } from '../../lib/article-page/headings.ts';
import { text } from '../../lib/text.ts';
import { useSession } from '../../session/session.ts';

/** The text that stands in a range of the article, with what is around it; null while the article is not there. */
export function usePassage(start: number | null, end: number | null) {
  const whole = useSession(({ page }) => page?.map.text ?? null);
  if (whole === null || start === null || end === null) return null;
  // More than is shown of it, so that it is known to go on.
  const around = 120;
  return {
    exact: whole.slice(start, end),
    prefix: whole.slice(Math.max(0, start - around), start),
    suffix: whole.slice(end, end + around),
  };
}

/** The headings of the article that is shown. */
export function useHeadings(): readonly Heading[] {
  const page = useSession((state) => state.page);
  return page === null ? [] : headingsOf(page);
}

/** What a marked image is called: its description where the article shows it, else the name of its file. */
export function useImageName(file: string | undefined): string | null {
  const page = useSession((state) => state.page);
  if (file === undefined) return null;
  const image = page?.container.querySelector<HTMLImageElement>(`img[src$="/${CSS.escape(file)}"]`);
  return text.notes.imageCalled(image?.alt.trim() || file);
}
