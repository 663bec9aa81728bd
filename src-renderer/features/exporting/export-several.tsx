import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { exportFormatNames, exportFormats, withoutArticles } from '#shared/exporting/export-formats.ts';
import { type GroupBy, groupings } from '#shared/exporting/export-model.ts';
import { call } from '../../api/client.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import type { SeveralExported } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Beginning, mostTogether } from './beginning.tsx';
import styles from './export-dialog.module.css';
import { type Choice, FormatField, isOwn, madeBy } from './format-field.tsx';
import { exportArticles } from './several.ts';
import { useDebounced } from './use-debounced.ts';

interface ExportSeveralProps {
  several: SeveralExported;
  /** Whether the host has a dialog of its own for saving; a browser downloads instead. */
  hostSaves: boolean;
  onClose: () => void;
}

const shown = exportFormatNames.filter((name) => !withoutArticles.includes(name));

/** Milliseconds without another choice until the preview follows. */
const pause = 200;

/** In which form several articles go out together. */
export function ExportSeveral({ several, hostSaves, onClose }: ExportSeveralProps) {
  const [choice, choose] = useState<Choice>('markdown');
  const [by, groupBy] = useState<GroupBy>('tag');
  const [entities, withEntities] = useState(false);
  const { format, template } = madeBy(choice);
  const { title, of, count } = several;
  const isOne = 'ids' in of && of.ids.length === 1;

  const chosen = useMemo(
    () => ({ choice, how: { ...(choice === 'digest' && { by }), ...(choice === 'obsidian' && { entities }) } }),
    [choice, by, entities],
  );
  // Formats that are passed by with the arrow keys are not rendered.
  const settled = useDebounced(chosen, pause);
  const first = useFirst(of);

  async function start(): Promise<void> {
    try {
      const own = template === null ? null : await call('export.template', { name: template });
      onClose();
      await exportArticles(several, {
        format,
        ...(own !== null && own.text !== null && { template: own.text }),
        ...chosen.how,
      });
    } catch (error) {
      report(error);
    }
  }

  return (
    <Dialog
      title={'ids' in of ? text.exporting.titleOf(title) : text.exporting.titleOfList(title)}
      width={520}
      onClose={onClose}
    >
      <form
        className={styles.several}
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <div className={styles.fields}>
          <FormatField
            label={text.exporting.format}
            className={styles.field}
            formats={shown}
            value={choice}
            onChoose={choose}
          />
          {choice === 'digest' && (
            <label className={styles.field}>
              <span>{text.exporting.groupedBy}</span>
              <select value={by} onChange={({ target }) => groupBy(target.value as GroupBy)}>
                {groupings.map((name) => (
                  <option key={name} value={name}>
                    {text.exporting.groups[name]}
                  </option>
                ))}
              </select>
            </label>
          )}
          {choice === 'obsidian' && (
            <label className={styles.check}>
              <input type="checkbox" checked={entities} onChange={({ target }) => withEntities(target.checked)} />
              {text.exporting.withEntities}
            </label>
          )}
          <p className={styles.what}>{outcome(choice, isOne, count)}</p>
          {first?.length !== 0 && <Beginning ids={first} {...settled} />}
        </div>
        <footer className={styles.footer}>
          <span className={styles.name} />
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary">
            {hostSaves ? text.exporting.save : text.exporting.download}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** The first of the articles that are meant, one more than a preview has of them; undefined until they are known. */
function useFirst(of: SeveralExported['of']): readonly string[] | undefined {
  const isList = !('ids' in of);
  const { data } = useQuery({
    queryKey: ['articles', 'first', of],
    queryFn: () => (isList ? call('articles.ids', { ...of, offset: 0, limit: mostTogether + 1 }) : []),
    enabled: isList,
  });
  return isList ? data : of.ids.slice(0, mostTogether + 1);
}

/** What will be there. */
function outcome(choice: Choice, isOne: boolean, count: number | null): string {
  const { each } = exportFormats[madeBy(choice).format];
  if (isOwn(choice)) return text.exporting.byTemplate(isOne, count);
  if (each === 'library') return text.exporting.oneFile(isOne, count);
  if (each === 'highlight') return text.exporting.fileForHighlights(isOne, count);
  const files = text.exporting.fileForArticles(isOne, count);
  return choice === 'json' ? `${files} ${text.exporting.bringsBack}` : files;
}
