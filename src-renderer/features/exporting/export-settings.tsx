import { useQuery } from '@tanstack/react-query';
import { changeSettings } from '../../api/actions.ts';
import { call } from '../../api/client.ts';
import { ownTemplatesQuery, settingsQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { Failure } from '../../ui/failure.tsx';
import form from '../../ui/form.module.css';
import styles from './export-settings.module.css';
import { FolderForm } from './folder-form.tsx';
import { articleFormats, type Choice, FormatField, madeBy } from './format-field.tsx';
import { OwnTemplates } from './own-templates.tsx';
import { tellApart } from './what-failed.ts';

interface ExportSettingsProps {
  /** The article that is open, for a preview of it; null where none is. */
  articleId: string | null;
  hostChooses: boolean;
}

/** Lines of a preview: enough to know a format by. */
const mostLines = 60;

/** What an export begins with, with the open article in it, and the folder that is kept in step. */
export function ExportSettings({ articleId, hostChooses }: ExportSettingsProps) {
  const { data: settings } = useQuery(settingsQuery);
  const { data: templates = [] } = useQuery(ownTemplatesQuery);
  const say = text.settings.export;
  const choice = settings?.exportAs ?? 'markdown';
  return (
    <div className={styles.parts}>
      <section>
        <h3>{say.format}</h3>
        <FormatField<Choice>
          label={say.beginsWith}
          className={form.field}
          formats={articleFormats}
          value={choice}
          onChoose={(exportAs) => void changeSettings({ exportAs })}
        />
        {articleId !== null && <Beginning articleId={articleId} choice={choice} />}
      </section>
      {templates.length > 0 && (
        <section aria-label={say.templates}>
          <h3>{say.templates}</h3>
          <OwnTemplates names={templates} />
        </section>
      )}
      <section>
        <h3>{say.folder}</h3>
        <FolderForm hostChooses={hostChooses} className={styles.folder} />
      </section>
    </div>
  );
}

function Beginning({ articleId, choice }: { articleId: string; choice: Choice }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['export', 'beginning', articleId, choice],
    queryFn: async () => {
      const { format, template } = madeBy(choice);
      const own = template === null ? null : (await call('export.template', { name: template })).text;
      return call('export.render', { ids: [articleId], format, ...(own !== null && { template: own }) });
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const { hint, failure } = tellApart(error);
  if (failure !== null) return <Failure error={failure} onRetry={() => void refetch()} />;
  const lines = data?.[0]?.text.split('\n') ?? [];
  return (
    <textarea
      className={styles.preview}
      aria-label={text.settings.export.preview}
      readOnly
      rows={9}
      spellCheck={false}
      value={hint ?? [...lines.slice(0, mostLines), ...(lines.length > mostLines ? ['…'] : [])].join('\n')}
    />
  );
}
