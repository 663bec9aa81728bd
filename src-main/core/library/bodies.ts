import { type BodyImage, readBody } from '../importing/page/body-text.ts';
import { contentHash } from '../storage/hash.ts';

/** A body, its reading text and the images in it; `content` names exactly this body. */
export interface Body {
  readonly html: string;
  readonly content: string;
  readonly text: string;
  readonly images: readonly BodyImage[];
}

/** Bodies kept parsed: the one being read and its neighbours. */
const mostKept = 16;

/** Reads bodies, each once as long as it is among the last that were asked for first. */
export class Bodies {
  private readonly kept = new Map<string, Body>();

  read(html: string): Body {
    const content = contentHash(html);
    const known = this.kept.get(content);
    if (known !== undefined) return known;
    const body = { html, content, ...readBody(html) };
    this.kept.set(content, body);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= mostKept) break;
      this.kept.delete(oldest);
    }
    return body;
  }
}
