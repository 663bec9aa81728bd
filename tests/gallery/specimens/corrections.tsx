import type { Article } from '#shared/model/article.ts';
import { queryClient, rulesQuery } from '../../../src-renderer/api/queries.ts';
import { ArticleInfo } from '../../../src-renderer/features/article-info/article-info.tsx';
import { CorrectionForm } from '../../../src-renderer/features/entities/correction-form.tsx';
import { LinkPicker } from '../../../src-renderer/features/margin-notes/link-picker.tsx';
import { press } from '../acting.ts';
import { entities } from '../recognition-samples.ts';
import { article, changedArticle, longTitle } from '../samples.ts';
import { rules } from '../setting-samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;
const corrected = {
  type: 'person',
  name: 'Carmela Vella',
  aliases: ['Vella', 'C. Vella', longTitle],
  scope: null,
} as const;

function Info({ article }: { article: Article }) {
  return (
    <div className="pane">
      <ArticleInfo article={article} onReveal={nothing} onOpenLink={nothing} />
    </div>
  );
}

export const corrections: SpecimenGroup = {
  title: 'What a person puts right',
  specimens: [
    {
      id: 'correction-forms',
      title: 'An entity: another name, another type, the same as another one, another entity, one more name',
      show: () => (
        <div className="columns">
          {(['rename', 'retype', 'merge', 'split', 'alias'] as const).map((action) => (
            <div key={action} className="pane">
              <CorrectionForm entity={corrected} action={action} here="sample" others={entities} onDone={nothing} />
            </div>
          ))}
        </div>
      ),
    },
    {
      id: 'link-picker',
      title: 'A passage that is linked to',
      show: () => (
        <div className="pane" style={{ padding: 16 }}>
          <LinkPicker articleId="sample" from="gates" onClose={nothing} />
        </div>
      ),
    },
    {
      id: 'info',
      title: 'Facts of an article of a site with a rule, with a part that was chosen, and with earlier texts; a link',
      prepare: () => queryClient.setQueryData(rulesQuery.queryKey, [...rules]),
      show: () => (
        <div className="columns">
          <Info article={changedArticle} />
          <Info
            article={{
              ...article,
              title: longTitle,
              byline: null,
              tags: [],
              found: {},
              linkOnly: true,
              source: { ...article.source, name: 'pocket.csv' },
            }}
          />
        </div>
      ),
    },
    {
      id: 'fact-field',
      title: 'A fact that is being changed: a day',
      frame: { width: 320, height: 420 },
      show: () => <Info article={article} />,
      act: () => press('dl > div:nth-child(4) button'),
    },
  ],
};
