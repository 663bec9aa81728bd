import { useQuery } from '@tanstack/react-query';
import type { Article } from '#shared/model/article.ts';
import { call } from '../../api/client.ts';
import { ExportPreview } from './export-preview.tsx';

interface ExportDialogProps {
  article: Article;
  /** Whether the host has a dialog of its own for saving; a browser downloads instead. */
  hostSaves: boolean;
  onClose: () => void;
}

/** The article's notes as they will be written, to be copied or saved. */
export function ExportDialog({ article: { id }, hostSaves, onClose }: ExportDialogProps) {
  const { data, error } = useQuery({
    queryKey: ['export', id],
    queryFn: () => call('export.render', { ids: [id], format: 'markdown' }),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <ExportPreview
      title="Export to Markdown"
      file={data?.[0]}
      error={error}
      onSave={hostSaves ? () => call('export.save', { ids: [id], format: 'markdown' }) : null}
      onClose={onClose}
    />
  );
}
