import { hashText } from '../../shared/entities/tagger/hash.ts';
import type { AnnotatedText } from './corpus.ts';

/** The newslike documents on which a training run with `--hold` is measured; their sources are not trained on at all but for `gum` and `news`. */
export function isHeldOut({ source, id }: AnnotatedText): boolean {
  if (source === 'develop') return true;
  if (source === 'news') return hashText(id) % 4 === 0;
  return source === 'wikigold' || source === 'uner_pudwiki' || /^GUM_(?:news|interview)/.test(id);
}
