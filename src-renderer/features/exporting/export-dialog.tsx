import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { create } from 'zustand';
import type { CallInput } from '#shared/api/contract.ts';
import { type ExportFormat, exportFormatNames, exportFormats } from '#shared/exporting/export-formats.ts';
import type { Article } from '#shared/model/article.ts';
import { call } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import styles from './export-dialog.module.css';
import { ExportPreview } from './export-preview.tsx';
import { FolderLine } from './folder-line.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { useDebounced } from './use-debounced.ts';

interface ExportDialogProps {
  article: Article;
  /** Whether the host has a dialog of its own for saving; a browser downloads instead. */
  hostSaves: boolean;
  /** Shows the folder that is kept in step in place of this. */
  onFolder: () => void;
  onClose: () => void;
}

/** A format by its name, or `own:` and the name of one of the person's own templates. */
type Choice = ExportFormat | `own:${string}`;

/** What makes one file of one article; the others are of the whole library. */
const shown = exportFormatNames.filter((name) => !['highlight', 'digest', 'opml', 'entities-csv'].includes(name));
/** Milliseconds without a key until the preview follows a template that is being written. */
const pause = 300;

/** The template that is being written, null while none is, and what it began with: it outlives the dialog. */
const useDraft = create<{ written: string | null; from: Choice }>()(() => ({ written: null, from: 'markdown' }));

/** The article's notes as they will be written, in a format or by a template, to be copied or saved. */
export function ExportDialog({ article: { id }, hostSaves, onFolder, onClose }: ExportDialogProps) {
  const { written, from } = useDraft();
  const [choice, choose] = useState<Choice>(from);
  const write = (text: string | null) => {
    useDraft.setState({ written: text, from: text === null ? 'markdown' : choice });
  };
  const template = useDebounced(written, pause);
  const own = useQuery({ queryKey: ['export', 'templates'], queryFn: () => call('export.templates', {}) });
  const format: ExportFormat = isOwn(choice) ? 'markdown' : choice;
  const chosen = useQuery({
    queryKey: ['export', 'template', choice],
    queryFn: () => call('export.template', isOwn(choice) ? { name: choice.slice(4) } : { format: choice }),
    staleTime: 0,
  });
  const text = written === null ? (isOwn(choice) ? chosen.data?.text : null) : template;
  const wanted: CallInput<'export.render'> = { ids: [id], format, ...(text != null && { template: text }) };
  const { data, error } = useQuery({
    queryKey: ['export', wanted],
    queryFn: () => call('export.render', wanted),
    enabled: !isOwn(choice) || text != null,
    staleTime: 0,
    gcTime: 0,
    placeholderData: (before) => (written === null ? undefined : before),
    retry: false,
  });

  async function kept(name: string): Promise<void> {
    await own.refetch();
    write(null);
    choose(`own:${name}`);
    await chosen.refetch();
  }

  return (
    <ExportPreview
      title="Export"
      width={written === null ? 720 : 1080}
      stays={written !== null}
      file={error === null ? data?.[0] : undefined}
      others={error === null && data !== undefined ? data.length - 1 : 0}
      error={error ?? chosen.error}
      onSave={hostSaves ? () => call('export.save', wanted) : null}
      onClose={onClose}
      below={<FolderLine onOpen={onFolder} />}
      editor={written !== null && <TemplateEditor text={written} onWrite={write} onKept={kept} />}
    >
      <label className={styles.choice}>
        Format
        <select
          value={choice}
          onChange={({ target }) => {
            write(null);
            choose(target.value as Choice);
          }}
        >
          {shown.map((name) => (
            <option key={name} value={name}>
              {exportFormats[name].title}
            </option>
          ))}
          {own.data?.map((name) => (
            <option key={name} value={`own:${name}`}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Button
        disabled={chosen.data?.text == null}
        onClick={() => write(written === null ? (chosen.data?.text ?? null) : null)}
      >
        {written === null ? 'Write a template' : 'Leave the template'}
      </Button>
    </ExportPreview>
  );
}

function isOwn(choice: Choice): choice is `own:${string}` {
  return choice.startsWith('own:');
}
