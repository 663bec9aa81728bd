import { text } from '../../lib/text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FolderForm } from './folder-form.tsx';

interface FolderDialogProps {
  /** Whether the host has a dialog for choosing a folder; in a browser its path is typed. */
  hostChooses: boolean;
  onClose: () => void;
}

/** The form of the folder that is kept in step, by itself. */
export function FolderDialog({ hostChooses, onClose }: FolderDialogProps) {
  return (
    <Dialog title={text.folder.title} width={600} onClose={onClose}>
      <FolderForm hostChooses={hostChooses} />
    </Dialog>
  );
}
