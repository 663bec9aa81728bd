import { useState } from 'react';
import { type ExportFormat, exportFormatNames, exportFormats } from '#shared/exporting/export-formats.ts';
import { type GroupBy, groupings } from '#shared/exporting/export-model.ts';
import { call } from '../../api/client.ts';
import { counted } from '../../lib/counted.ts';
import { report } from '../../lib/toasts.ts';
import type { SeveralExported } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './export-dialog.module.css';
import { type Choice, FormatField, isOwn } from './format-field.tsx';
import { exportArticles } from './several.ts';

interface ExportSeveralProps {
  several: SeveralExported;
  /** Whether the host has a dialog of its own for saving; a browser downloads instead. */
  hostSaves: boolean;
  onClose: () => void;
}

/** These are of the library, whatever articles are meant. */
const shown = exportFormatNames.filter((name) => !['opml', 'entities-csv'].includes(name));

const groupNames: Readonly<Record<GroupBy, string>> = {
  tag: 'Tag',
  color: 'Colour',
  entity: 'Person, place or other name',
  date: 'Month',
};

/** In which form several articles go out together. */
export function ExportSeveral({ several, hostSaves, onClose }: ExportSeveralProps) {
  const [choice, choose] = useState<Choice>('markdown');
  const [by, groupBy] = useState<GroupBy>('tag');
  const [entities, withEntities] = useState(false);
  const format: ExportFormat = isOwn(choice) ? 'markdown' : choice;
  const { title, of, count } = several;
  const isOne = 'ids' in of && of.ids.length === 1;

  async function start(): Promise<void> {
    try {
      const { text } = isOwn(choice) ? await call('export.template', { name: choice.slice(4) }) : { text: null };
      onClose();
      await exportArticles(several, {
        format,
        ...(text !== null && { template: text }),
        ...(choice === 'digest' && { by }),
        ...(choice === 'obsidian' && { entities }),
      });
    } catch (error) {
      report(error);
    }
  }

  return (
    <Dialog title={`Export ${'ids' in of ? title : `“${title}”`}`} width={520} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <div className={styles.fields}>
          <FormatField label="Format" className={styles.field} formats={shown} value={choice} onChoose={choose} />
          {choice === 'digest' && (
            <label className={styles.field}>
              <span>Grouped by</span>
              <select value={by} onChange={({ target }) => groupBy(target.value as GroupBy)}>
                {groupings.map((name) => (
                  <option key={name} value={name}>
                    {groupNames[name]}
                  </option>
                ))}
              </select>
            </label>
          )}
          {choice === 'obsidian' && (
            <label className={styles.check}>
              <input type="checkbox" checked={entities} onChange={({ target }) => withEntities(target.checked)} />A note
              for each person, place and other name, linked
            </label>
          )}
          <p className={styles.what}>{outcome(choice, isOne, count)}</p>
        </div>
        <footer className={styles.footer}>
          <span className={styles.name} />
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            {hostSaves ? 'Save…' : 'Download'}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** What will be there. */
function outcome(choice: Choice, isOne: boolean, count: number | null): string {
  const articles = count === null ? 'articles of the list' : counted(count, 'article');
  const { each } = exportFormats[isOwn(choice) ? 'markdown' : choice];
  if (isOwn(choice)) return `What your template makes of ${isOne ? 'it' : `the ${articles}`}.`;
  if (each === 'library') return isOne ? 'One file.' : `One file of the ${articles}.`;
  if (each === 'highlight')
    return `A ZIP archive with a file for each highlight and note of ${isOne ? 'it' : `the ${articles}`}.`;
  const kept = choice === 'json' ? ' It brings everything back when it is imported, deleted notes too.' : '';
  return `${isOne ? 'One file.' : `A ZIP archive with a file for each of the ${articles}.`}${kept}`;
}
