import { articleQuery, queryClient } from '../api/queries.ts';
import { Duplicates } from '../features/duplicates/duplicates.tsx';
import { EntityIndex } from '../features/entities/entity-index.tsx';
import { EntityPage } from '../features/entities/entity-page.tsx';
import { NotePreview, NoteText } from '../features/margin-notes/note-text.tsx';
import { EntitySaid } from '../features/said/entity-said.tsx';
import { Ledger } from '../features/said/ledger.tsx';
import { ArticleDiff } from '../features/version-diff/article-diff.tsx';
import { text } from '../lib/text.ts';
import { announce, report } from '../lib/toasts.ts';
import { type EntityPlace, openArticle, type Place } from '../session/session.ts';
import { openAt, showPassage } from './open-at.ts';

interface EntityScreenProps {
  place: EntityPlace;
  onOpenLink: (url: string) => void;
}

/** What of the library is shown in place of the article: its entities, who said what, what is there twice. */
export function EntityScreen({ place, onOpenLink }: EntityScreenProps) {
  const onOpen = (found: Place) => void openPlace(found).catch(report);
  if (place.kind === 'index') return <EntityIndex />;
  if (place.kind === 'ledger') return <Ledger onOpen={onOpen} />;
  if (place.kind === 'duplicates') return <Duplicates />;
  if (place.kind === 'comparison') {
    const { id, other } = place;
    const onOpenNote = (noteId: string) => void openAt(id, noteId).catch(report);
    return <ArticleDiff articleId={id} otherId={other} onOpen={onOpen} onOpenNote={onOpenNote} />;
  }
  return (
    <EntityPage
      key={place.id}
      id={place.id}
      writes={place.writes}
      onOpen={onOpen}
      reads={(body) => <NoteText body={body} onOpenLink={onOpenLink} />}
      previews={(body) => <NotePreview body={body} />}
      said={(entity, rest) => (
        <EntitySaid entity={entity} onOpen={onOpen}>
          {rest}
        </EntitySaid>
      )}
    />
  );
}

/** Opens the article at a passage; at its beginning where the text is another one by now. */
async function openPlace({ articleId, content, start, end }: Place): Promise<void> {
  const { article } = await queryClient.fetchQuery(articleQuery(articleId));
  openArticle(articleId);
  if (article.content === content) showPassage(articleId, { start, end });
  else announce(text.app.articleChanged);
}
