import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { create } from 'zustand';
import type { CallInput } from '#shared/api/contract.ts';
import type { Article } from '#shared/model/article.ts';
import { call } from '../../api/client.ts';
import { ownTemplatesQuery, queryClient, settingsQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { announce } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import styles from './export-dialog.module.css';
import { ExportPreview } from './export-preview.tsx';
import { FolderLine } from './folder-line.tsx';
import { articleFormats, type Choice, FormatField, isOwn, madeBy } from './format-field.tsx';
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

/** What is chosen, or the template that is being written. */
type Shown = Choice | 'draft';

/** Milliseconds without a key until the preview follows a template that is being written. */
const pause = 300;

/** The template that is being written, null while none is, and what it began with: it outlives the dialog. */
const useDraft = create<{ written: string | null; from: Choice }>()(() => ({ written: null, from: 'markdown' }));

/** The article's notes as they will be written, in a format or by a template, to be copied or saved. */
export function ExportDialog({ article: { id }, hostSaves, onFolder, onClose }: ExportDialogProps) {
  const { written: draft, from } = useDraft();
  const [shownNow, choose] = useState<Shown>(draft === null ? firstChoice() : 'draft');
  const isWriting = shownNow === 'draft' && draft !== null;
  const choice = shownNow === 'draft' ? from : shownNow;
  const written = isWriting ? draft : null;
  const write = (now: string) => useDraft.setState({ written: now });
  const template = useDebounced(written, pause);
  const { format, template: name } = madeBy(choice);
  const chosen = useQuery({
    queryKey: ['export', 'template', choice],
    queryFn: () => call('export.template', name === null ? { format } : { name }),
    staleTime: 0,
  });
  const used = written === null ? (name === null ? null : chosen.data?.text) : template;
  const wanted: CallInput<'export.render'> = { ids: [id], format, ...(used != null && { template: used }) };
  const { data, error, refetch } = useQuery({
    queryKey: ['export', wanted],
    queryFn: () => call('export.render', wanted),
    enabled: name === null || used != null,
    staleTime: 0,
    gcTime: 0,
    placeholderData: (before) => (written === null ? undefined : before),
    retry: false,
  });

  function begin(): void {
    useDraft.setState({ written: chosen.data?.text ?? '', from: choice });
    choose('draft');
  }

  function discard(): void {
    useDraft.setState({ written: null });
    choose(from);
    const bringBack = () => {
      useDraft.setState({ written: draft, from });
      choose('draft');
    };
    announce(text.exporting.discarded, { label: text.exporting.undo, run: bringBack });
  }

  async function kept(name: string): Promise<void> {
    await queryClient.invalidateQueries(ownTemplatesQuery);
    useDraft.setState({ written: null });
    choose(`own:${name}`);
    await chosen.refetch();
  }

  return (
    <ExportPreview
      title={text.exporting.title}
      width={written === null ? 720 : 1080}
      stays={written !== null}
      file={error === null ? data?.[0] : undefined}
      others={error === null && data !== undefined ? data.length - 1 : 0}
      // One that is being written does without the one that it began with.
      error={error ?? (written === null ? chosen.error : null)}
      onRetry={() => void (error === null ? chosen.refetch() : refetch())}
      onSave={hostSaves ? () => call('export.save', wanted) : null}
      onClose={onClose}
      below={written === null && <FolderLine onOpen={onFolder} />}
      editor={written !== null && <TemplateEditor text={written} onWrite={write} onKept={kept} />}
    >
      <FormatField<Shown>
        label={text.exporting.format}
        className={styles.choice}
        formats={articleFormats}
        value={isWriting ? 'draft' : choice}
        onChoose={choose}
      >
        {draft !== null && <option value="draft">{text.exporting.draft}</option>}
      </FormatField>
      {isWriting ? (
        <Button onClick={discard}>{text.exporting.discard}</Button>
      ) : draft !== null ? (
        <Button onClick={() => choose('draft')}>{text.exporting.goOn}</Button>
      ) : (
        <Button disabled={chosen.data?.text == null} onClick={begin}>
          {text.exporting.write}
        </Button>
      )}
    </ExportPreview>
  );
}

/** What the person set; a format of the whole library, which a file may say, makes no file of one article. */
function firstChoice(): Choice {
  const chosen = queryClient.getQueryData(settingsQuery.queryKey)?.exportAs ?? 'markdown';
  return isOwn(chosen) || articleFormats.includes(chosen) ? chosen : 'markdown';
}
