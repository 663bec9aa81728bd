import { articleQuery, queryClient } from '../api/queries.ts';
import { EntityIndex } from '../features/entities/entity-index.tsx';
import { EntityPage } from '../features/entities/entity-page.tsx';
import type { Place } from '../features/entities/mentions.tsx';
import { NotePreview, NoteText } from '../features/margin-notes/note-text.tsx';
import { announce, report } from '../lib/toasts.ts';
import { type EntityPlace, openArticle } from '../session/session.ts';
import { showPassage } from './open-at.ts';

interface EntityScreenProps {
  place: EntityPlace;
  onOpenLink: (url: string) => void;
}

/** What of the library's entities is shown in place of the article. */
export function EntityScreen({ place, onOpenLink }: EntityScreenProps) {
  if (place.kind === 'index') return <EntityIndex />;
  return (
    <EntityPage
      key={place.id}
      id={place.id}
      writes={place.writes}
      onOpen={(mention) => void openMention(mention).catch(report)}
      reads={(body) => <NoteText body={body} onOpenLink={onOpenLink} />}
      previews={(body) => <NotePreview body={body} />}
    />
  );
}

/** Opens the article at a mention; at its beginning where the text is another one by now. */
async function openMention({ articleId, content, start, end }: Place): Promise<void> {
  const { article } = await queryClient.ensureQueryData(articleQuery(articleId));
  openArticle(articleId);
  if (article.content === content) showPassage(articleId, { start, end });
  else announce('The article has changed since it was read for names.');
}
