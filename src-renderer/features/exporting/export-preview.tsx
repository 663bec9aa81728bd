import type { ReactNode } from 'react';
import { hasRecord } from '#shared/exporting/file-record.ts';
import { text } from '../../lib/text.ts';
import { announce, report } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import styles from './export-dialog.module.css';
import { tellApart } from './what-failed.ts';

/** Characters that a text field shows without becoming slow. */
const mostShown = 200_000;

interface ExportPreviewProps {
  title: string;
  /** The file as it will be written; undefined until it is there. */
  file: { readonly name: string; readonly text: string } | undefined;
  error: Error | null;
  onRetry: () => void;
  /** Saves through the host's own dialog, which gives null when the person closed it; null where a browser downloads instead. */
  onSave: (() => Promise<{ path: string } | null>) | null;
  onClose: () => void;
  width?: number;
  /** Whether it stays open after the file was copied or saved: something is being written in it. */
  stays?: boolean;
  /** Files that are made besides this one: only the command line writes them all. */
  others?: number;
  /** What is chosen above the preview, what is written beside it, and what stands below. */
  children?: ReactNode;
  editor?: ReactNode;
  below?: ReactNode;
}

/** A file before it is copied or saved. */
export function ExportPreview({
  title,
  file,
  error,
  onRetry,
  onSave,
  onClose,
  width = 720,
  stays = false,
  others = 0,
  children,
  editor,
  below,
}: ExportPreviewProps) {
  async function save(): Promise<void> {
    if (file === undefined) return;
    try {
      if (onSave === null) {
        download(file.name, file.text);
        announce(text.exporting.downloaded(file.name));
      } else {
        const saved = await onSave();
        if (saved === null) return;
        announce(text.exporting.savedAs(saved.path));
      }
      if (!stays) onClose();
    } catch (failure) {
      report(failure);
    }
  }

  async function copy(): Promise<void> {
    if (file === undefined) return;
    try {
      await navigator.clipboard.writeText(file.text);
      announce(text.exporting.copied);
      if (!stays) onClose();
    } catch (failure) {
      report(failure);
    }
  }

  const { hint, failure } = tellApart(error);
  return (
    <Dialog title={title} width={width} onClose={onClose}>
      {children && <div className={styles.choices}>{children}</div>}
      <div className={styles.panes}>
        {editor}
        {failure !== null ? (
          <div className={styles.preview}>
            <Failure error={failure} onRetry={onRetry} />
          </div>
        ) : (
          <textarea
            className={styles.preview}
            aria-label={text.exporting.preview}
            readOnly
            spellCheck={false}
            aria-invalid={hint !== null}
            value={hint ?? (file === undefined ? '' : beginningOf(file.text))}
          />
        )}
      </div>
      {file !== undefined && hasRecord(file.text) && <p className={styles.record}>{text.exporting.record}</p>}
      {below}
      <footer className={styles.footer}>
        <span className={styles.name}>
          {file && (others > 0 ? text.exporting.andOthers(file.name, others) : file.name)}
          {file !== undefined && file.text.length > mostShown && ` · ${text.exporting.inPart}`}
        </span>
        <Button onClick={() => void copy()} disabled={file === undefined}>
          {text.exporting.copy}
        </Button>
        <Button look="primary" onClick={() => void save()} disabled={file === undefined || others > 0}>
          {onSave === null ? text.exporting.download : text.exporting.save}
        </Button>
      </footer>
    </Dialog>
  );
}

function beginningOf(whole: string): string {
  return whole.length > mostShown ? `${whole.slice(0, whole.lastIndexOf('\n', mostShown))}\n…` : whole;
}

function typeOf(name: string): string {
  if (name.endsWith('.md')) return 'text/markdown';
  return name.endsWith('.html') ? 'text/html' : 'text/plain';
}

function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: typeOf(name) }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
