import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { text } from '../../lib/text.ts';
import type { Exported } from '../../session/session.ts';
import { ExportPreview } from './export-preview.tsx';

interface StatementsDialogProps {
  exported: Exported;
  /** Whether the host has a dialog of its own for saving; a browser downloads instead. */
  hostSaves: boolean;
  onClose: () => void;
}

/** Statements of the library as a table with their sources, to be copied or saved. */
export function StatementsDialog({ exported: { filter, heading }, hostSaves, onClose }: StatementsDialogProps) {
  const wanted = { ...filter, heading };
  const { data, error, refetch } = useQuery({
    queryKey: ['export', 'statements', wanted],
    queryFn: () => call('export.statements', wanted),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <ExportPreview
      title={text.exporting.statements}
      file={data}
      error={error}
      onRetry={() => void refetch()}
      onSave={hostSaves ? () => call('export.saveStatements', wanted) : null}
      onClose={onClose}
    />
  );
}
