import { useQuery } from '@tanstack/react-query';
import type { Article } from '#shared/model/article.ts';
import { call } from '../../api/client.ts';
import { announce, report } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './export-dialog.module.css';

interface ExportDialogProps {
  article: Article;
  /** Whether the host has a dialog of its own for saving; a browser downloads instead. */
  hostSaves: boolean;
  onClose: () => void;
}

/** The article's notes as they will be written, to be copied or saved. */
export function ExportDialog({ article, hostSaves, onClose }: ExportDialogProps) {
  const { data, error } = useQuery({
    queryKey: ['export', article.id],
    queryFn: () => call('export.render', { ids: [article.id], format: 'markdown' }),
    staleTime: 0,
    gcTime: 0,
  });
  const file = data?.[0];

  async function save(): Promise<void> {
    if (file === undefined) return;
    try {
      if (!hostSaves) download(file.name, file.text);
      else {
        const saved = await call('export.save', { id: article.id, format: 'markdown' });
        if (saved === null) return;
        announce(`Saved as ${saved.path}`);
      }
      onClose();
    } catch (error) {
      report(error);
    }
  }

  async function copy(): Promise<void> {
    if (file === undefined) return;
    await navigator.clipboard.writeText(file.text);
    announce('Markdown copied');
    onClose();
  }

  return (
    <Dialog title="Export to Markdown" width={720} onClose={onClose}>
      <textarea
        className={styles.preview}
        aria-label="Preview"
        readOnly
        spellCheck={false}
        value={error?.message ?? file?.text ?? ''}
      />
      <footer className={styles.footer}>
        <span className={styles.name}>{file?.name}</span>
        <Button onClick={() => void copy()} disabled={file === undefined}>
          Copy
        </Button>
        <Button look="primary" onClick={() => void save()} disabled={file === undefined}>
          {hostSaves ? 'Save…' : 'Download'}
        </Button>
      </footer>
    </Dialog>
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
