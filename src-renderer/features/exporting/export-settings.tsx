import { useQuery } from '@tanstack/react-query';
import { changeSettings } from '../../api/actions.ts';
import { ownTemplatesQuery, settingsQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { Failure } from '../../ui/failure.tsx';
import form from '../../ui/form.module.css';
import { Beginning } from './beginning.tsx';
import styles from './export-settings.module.css';
import { FolderForm } from './folder-form.tsx';
import { articleFormats, type Choice, FormatField } from './format-field.tsx';
import { OwnTemplates } from './own-templates.tsx';

interface ExportSettingsProps {
  /** The article that is open, for a preview of it; null where none is. */
  articleId: string | null;
  hostChooses: boolean;
}

/** What an export begins with, with the open article in it, and the folder that is kept in step. */
export function ExportSettings({ articleId, hostChooses }: ExportSettingsProps) {
  const { data: settings } = useQuery(settingsQuery);
  const { data: templates = [], error, refetch } = useQuery(ownTemplatesQuery);
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
        {articleId !== null && <Beginning label={say.preview} ids={[articleId]} choice={choice} />}
      </section>
      {(templates.length > 0 || error !== null) && (
        <section aria-label={say.templates}>
          <h3>{say.templates}</h3>
          {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
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
