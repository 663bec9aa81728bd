import { Sidebar } from '../../../src-renderer/app/sidebar.tsx';
import { ArticleNotes } from '../../../src-renderer/features/margin-notes/article-notes.tsx';
import { Margin } from '../../../src-renderer/features/margin-notes/margin.tsx';
import { Reader } from '../../../src-renderer/features/reader/reader.tsx';
import { openArticle, useSession } from '../../../src-renderer/session/session.ts';
import { notes } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;

function Reading() {
  return (
    <div className="window">
      <Reader
        articleId="sample"
        onOpenLink={nothing}
        overTitle={null}
        underTitle={<ArticleNotes articleId="sample" annotations={notes} onOpenLink={nothing} />}
        underText={null}
        margin={<Margin articleId="sample" annotations={notes} onOpenLink={nothing} />}
      />
      <Sidebar articleId="sample" canReveal={false} onOpenLink={nothing} />
    </div>
  );
}

export const reading: SpecimenGroup = {
  title: 'The article',
  specimens: [
    {
      id: 'article',
      title: 'Marks of every kind, the margin, and the entities; a highlight is focused, with its bar',
      frame: { width: 1240, height: 900 },
      prepare: () => {
        openArticle('sample');
        useSession.setState({ focusedNote: 'gates', tab: 'entities' });
      },
      show: () => <Reading />,
    },
    {
      id: 'notes-tab',
      title: 'In a narrow window, with the list of notes',
      frame: { width: 900, height: 700 },
      prepare: () => {
        openArticle('sample');
        useSession.setState({ tab: 'notes' });
      },
      show: () => <Reading />,
    },
  ],
};
