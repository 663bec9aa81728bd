import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { colors } from '#shared/model/choices.ts';
import { NoteCard } from '../../../src-renderer/features/margin-notes/note-card.tsx';
import { WaitingQuotes } from '../../../src-renderer/features/margin-notes/waiting-quotes.tsx';
import { found, pressKey, write } from '../acting.ts';
import { article, links, longTitle, markdown, note } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;

function Card(props: { note: PlacedAnnotation; focused?: boolean; editing?: boolean; folded?: boolean }) {
  const { note, focused = false, editing = false, folded = false } = props;
  return (
    <NoteCard
      articleId="sample"
      note={note}
      links={links.filter((link) => link.note === note.id)}
      focused={focused}
      editing={editing}
      folded={folded}
      onOpenLink={nothing}
    />
  );
}

export const notesOfArticle: SpecimenGroup = {
  title: 'Notes',
  specimens: [
    {
      id: 'note-cards',
      title: 'Cards: with Markdown, focused, folded, with tags, with a link, on the article, very long',
      show: () => (
        <div className="columns">
          <Card note={note('markdown', 'Marsa', { body: markdown })} />
          <Card note={note('focused', 'Marsa', { body: 'Focused: its tools are there.', color: 'green' })} focused />
          <Card
            note={note('folded', 'Marsa', { body: 'Folded to one line, for there are many here', color: 'blue' })}
            folded
          />
          <Card note={note('tagged', 'Marsa', { body: 'With tags', tags: ['quotable', 'denial'], color: 'pink' })} />
          <Card
            note={note('damage', 'Marsa', {
              body: 'Compare with the closure.',
              color: 'orange',
              links: [{ to: 'gates', article: 'sample', relation: 'supports' }],
            })}
          />
          <Card note={note('whole', null, { body: 'On the article as a whole', color: 'teal' })} />
          <Card note={note('long', 'Marsa', { body: `${longTitle}\n\n`.repeat(5), color: 'red' })} />
          <Card note={note('right', 'Marsa', { body: 'ملاحظة في الهامش، من اليمين إلى اليسار', color: 'purple' })} />
        </div>
      ),
    },
    {
      id: 'waiting-quotes',
      title: 'What is marked in an article whose text is not here',
      show: () => (
        <div style={{ maxWidth: 640 }}>
          <WaitingQuotes
            article={{ ...article, linkOnly: true }}
            annotations={[
              note('first', 'closed its gates at noon on Friday', { body: markdown, tags: ['quotable'] }),
              note('second', longTitle, { color: 'blue' }),
              note('third', 'أغلق الميناء أبوابه', { color: 'pink', body: 'With a note' }),
            ]}
            onOpenLink={nothing}
          />
        </div>
      ),
    },
    {
      id: 'note-editor',
      title: 'A note that is being written',
      frame: { width: 300, height: 420 },
      show: () => (
        <div style={{ padding: 16 }}>
          <Card note={note('written', 'Marsa', { body: markdown, tags: ['denial'] })} editing />
        </div>
      ),
    },
    {
      id: 'note-unsaved',
      title: 'A note that could not be saved',
      frame: { width: 300, height: 420 },
      answers: {
        'annotations.update': () => new Error('The disk is full. Make some room and try again.'),
      },
      show: () => (
        <div style={{ padding: 16 }}>
          <Card note={note('written', 'Marsa', { body: markdown, tags: ['denial'] })} editing />
        </div>
      ),
      act: async () => {
        await write('textarea', 'Written in vain');
        pressKey('Escape', await found('textarea'));
        await found('[role="alert"]');
      },
    },
    {
      id: 'colors',
      title: 'The eight colours',
      show: () => (
        <div className="row">
          {colors.map((color) => (
            <span
              key={color}
              data-color={color}
              style={{ padding: '4px 10px', background: 'var(--mark)', borderBlockEnd: '2px solid var(--edge)' }}
            >
              {color}
            </span>
          ))}
        </div>
      ),
    },
  ],
};
