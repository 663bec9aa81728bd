import type { ArticleSummary } from '#shared/model/article.ts';
import type { Entity } from '#shared/model/entity.ts';
import { EntityRow } from '../../../src-renderer/features/entities/entity-row.tsx';
import { Strip } from '../../../src-renderer/features/entities/strip.tsx';
import { ArticleRow, EmptyRow } from '../../../src-renderer/features/library-list/article-row.tsx';
import { NoteRow } from '../../../src-renderer/features/notes-list/note-row.tsx';
import { ReviewEntry } from '../../../src-renderer/features/notes-list/review-entry.tsx';
import { entities } from '../recognition-samples.ts';
import { article, longTitle, notes, row } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;

const articles: readonly { row: ArticleSummary; isOpen?: boolean; isSelected?: boolean; isActive?: boolean }[] = [
  { row: row('unread', { progress: { furthest: 0, last: 0, at: null } }) },
  { row: row('begun', { marks: 3 }), isOpen: true },
  { row: row('active', { title: 'The row that the keys mean', favourite: true }), isActive: true },
  { row: row('selected', { title: 'One of several that are selected' }), isSelected: true },
  { row: row('long', { title: longTitle, site: `${longTitle.slice(0, 40)}.example`, marks: 1240 }) },
  { row: row('link', { title: 'A link whose text is not here', words: 0, site: null }) },
  { row: row('arabic', { title: 'أغلق الميناء بواباته ظهر الجمعة', site: 'النموذج' }) },
  { row: row('trash', { title: 'In the trash', deleted: '2026-03-14T08:00:00.000Z' }) },
];

function EntityOf({ entity }: { entity: Entity }) {
  const { id, name, aliases, roles, count, possible = false, corrections = [] } = entity;
  return (
    <EntityRow
      rowId={id}
      entity={entity}
      here="sample"
      isCorrected={corrections.length > 0}
      isGuess={possible}
      isTabbed
      figures={
        <>
          <Strip mentions={[{ start: 10 }, { start: 340 }, { start: 380 }]} length={600} />
          <span>{count}</span>
        </>
      }
      lines={<span>{[...aliases, ...(roles ?? [])].join(', ')}</span>}
      form={null}
      key={name}
      onEnter={nothing}
      onAction={nothing}
      onFocus={nothing}
    />
  );
}

export const rows: SpecimenGroup = {
  title: 'Rows',
  specimens: [
    {
      id: 'article-rows',
      title:
        'Articles: unread, open, active, selected, very long, without a text, from right to left, in the trash, on its way',
      show: () => (
        <div className="pane" role="listbox" aria-label="Articles" tabIndex={0}>
          {articles.map(({ row, isOpen = false, isSelected = false, isActive = false }, index) => (
            <ArticleRow
              key={row.id}
              article={row}
              index={index}
              total={articles.length}
              isOpen={isOpen}
              isSelected={isSelected}
              isActive={isActive}
              onPress={nothing}
            />
          ))}
          <EmptyRow />
        </div>
      ),
    },
    {
      id: 'entity-rows',
      title: 'Entities: with other names, corrected, guesses, a very long name',
      show: () => (
        <ul className="pane">
          {entities.map((entity) => (
            <EntityOf key={entity.id} entity={entity} />
          ))}
          <EntityOf entity={{ id: 'long', type: 'work', name: longTitle, aliases: [], count: 1240 }} />
        </ul>
      ),
    },
    {
      id: 'note-rows',
      title: 'Notes of the list: with words, with tags, a highlight alone, whose words changed',
      show: () => (
        <ul className="pane">
          {notes.slice(1, 5).map((note) => (
            <li key={note.id}>
              <NoteRow article={article} note={note} />
            </li>
          ))}
          {notes.slice(6, 7).map((note) => (
            <li key={note.id}>
              <NoteRow article={article} note={{ ...note, place: note.place && { ...note.place, state: 'changed' } }} />
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'review',
      title: 'Notes that need a look: not found, with a proposal',
      show: () => (
        <div className="pane">
          {notes.slice(5, 6).map((note) => (
            <ReviewEntry
              language="en"
              key={note.id}
              note={{ ...note, place: { state: 'lost', start: null, end: null, confidence: 0 } }}
              actions={[]}
              onLeave={nothing}
            />
          ))}
          {notes.slice(4, 5).map((note) => (
            <ReviewEntry
              language="en"
              key={note.id}
              note={{ ...note, place: note.place && { ...note.place, state: 'review', confidence: 0.5 } }}
              actions={[]}
              onLeave={nothing}
            />
          ))}
        </div>
      ),
    },
  ],
};
