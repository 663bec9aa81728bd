import { useEffect, useRef, useState } from 'react';
import { importExtensions } from '#shared/model/import-files.ts';
import { isWriting } from '../../lib/keys.ts';
import { later } from '../../lib/later.tsx';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { WorkNote } from '../../ui/work-note.tsx';
import { cancelFetch, linkIn, offerAddress } from './import-address.ts';
import {
  cancelImport,
  droppedFiles,
  findInterrupted,
  forgetInterrupted,
  type ImportProgress,
  importAll,
  pastedText,
  resumeImport,
  takeIn,
  useImport,
} from './import-files.ts';
import styles from './importing.module.css';

const ExportPreview = later(async () => (await import('./import-report.tsx')).ExportPreview);
const ImportReport = later(async () => (await import('./import-report.tsx')).ImportReport);

/** What the browser's own dialog offers; the importer looks at the content, not at the name. */
const accepted = [...importExtensions.map((extension) => `.${extension}`), 'text/html', 'text/plain'].join(',');

interface ImportingProps {
  onOpen: (id: string) => void;
}

/** Takes what is dropped or pasted anywhere, shows how far a long import is, and says what failed. */
export function Importing({ onOpen }: ImportingProps) {
  const [dragging, setDragging] = useState(false);
  const { progress, reports, interrupted, fetching, preview } = useImport();
  const [shown] = reports;

  useEffect(() => void findInterrupted(), []);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    let depth = 0;
    // Words that are dropped where something is written are for that.
    const carries = ({ dataTransfer, target }: DragEvent) =>
      dataTransfer !== null &&
      (isWriting(target) ? ['Files'] : ['Files', 'text/uri-list', 'text/html', 'text/plain']).some((type) =>
        dataTransfer.types.includes(type),
      );
    // What was dragged out of this very page is no import.
    let ownDrag = false;
    const on = <K extends keyof DocumentEventMap>(name: K, listener: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(name, listener, { signal });
    on('dragstart', () => {
      ownDrag = true;
    });
    on('dragend', () => {
      ownDrag = false;
    });
    on('dragenter', (event) => {
      if (ownDrag || !carries(event)) return;
      depth += 1;
      setDragging(true);
    });
    on('dragleave', () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setDragging(false);
    });
    on('dragover', (event) => {
      if (!ownDrag && carries(event)) event.preventDefault();
    });
    on('drop', (event) => {
      depth = 0;
      setDragging(false);
      if (ownDrag || event.dataTransfer === null || !carries(event)) return;
      event.preventDefault();
      const link = linkIn(event.dataTransfer);
      if (link !== null) return offerAddress(link);
      droppedFiles(event.dataTransfer)
        .then((files) => takeIn(files, onOpen))
        .catch(report);
    });
    on('paste', (event) => {
      if (isWriting(event.target) || event.clipboardData === null) return;
      const link = linkIn(event.clipboardData);
      if (link !== null) return offerAddress(link);
      const files = [...event.clipboardData.files].map((file) => ({ blob: file, name: file.name, type: file.type }));
      void (files.length > 0 ? takeIn(files, onOpen) : importAll(pastedText(event.clipboardData), onOpen));
    });
    return () => stop.abort();
  }, [onOpen]);

  return (
    <>
      {dragging && (
        <div className={styles.drop}>
          <p>{text.importing.drop}</p>
        </div>
      )}
      {/* How much there is to fetch, nobody knows. */}
      <WorkNote
        words={progress && wordsOf(progress, fetching)}
        progress={fetching ? null : progress}
        label={text.importing.progress}
      >
        {progress !== null && (fetching || progress.total > 1) && (
          <Button onClick={fetching ? cancelFetch : cancelImport}>{text.common.cancel}</Button>
        )}
      </WorkNote>
      <WorkNote
        words={
          progress === null && interrupted !== null
            ? text.importing.interrupted(interrupted.total, interrupted.done)
            : null
        }
        label={text.importing.progress}
      >
        <Button onClick={() => void resumeImport(onOpen)}>{text.importing.continue}</Button>
        <Button onClick={forgetInterrupted}>{text.common.dismiss}</Button>
      </WorkNote>
      {preview !== null && (
        <ExportPreview
          preview={preview}
          onImport={() => {
            useImport.setState({ preview: null });
            void importAll(preview.items, onOpen);
          }}
        />
      )}
      {shown !== undefined && <ImportReport results={shown} more={reports.length - 1} />}
    </>
  );
}

function wordsOf(progress: ImportProgress, isFetching: boolean): string {
  const { rate, failed = 0, done } = progress;
  return [
    workWords(progress, isFetching),
    rate !== undefined && done > 20 && text.importing.rate(Math.round(rate)),
    failed > 0 && text.importing.failed(failed),
  ]
    .filter(Boolean)
    .join(' · ');
}

function workWords({ done, total, name }: ImportProgress, isFetching: boolean): string {
  if (isFetching) return text.importing.fetching(name);
  return total > 1 ? text.importing.many(done + 1, total, name) : text.importing.one(name);
}

/** The browser's own dialog, for hosts that have none: calls back with what was chosen. Gives the input and its opener. */
export function useFilePicker(onOpen: (id: string) => void) {
  const input = useRef<HTMLInputElement>(null);
  const element = (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      id="file-picker"
      accept={accepted}
      onChange={({ target }) => {
        const files = [...(target.files ?? [])].map((file) => ({ blob: file, name: file.name, type: file.type }));
        target.value = '';
        void takeIn(files, onOpen);
      }}
    />
  );
  return { element, open: () => input.current?.click() };
}
