import { Autocomplete } from '@base-ui/react/autocomplete';
import type { Command } from '#shared/commands/catalogue.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import styles from './command-palette.module.css';

interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly keys: string | null;
}

interface CommandPaletteProps {
  /** What can be done now. */
  commands: readonly Command[];
  /** Title of an undo or redo with what it would take back. */
  titleOf: (command: Command) => string;
  onRun: (id: string) => void;
  onClose: () => void;
}

/** Every command with its key; typing narrows the list, Enter gives the command. */
export function CommandPalette({ commands, titleOf, onRun, onClose }: CommandPaletteProps) {
  const items: PaletteItem[] = commands.map((command) => ({
    id: command.id,
    label: titleOf(command),
    keys: command.keys[0] ?? null,
  }));
  return (
    <Dialog title="Command palette" bare onClose={onClose}>
      <Autocomplete.Root
        items={items}
        itemToStringValue={(item) => item.label}
        inline
        open
        autoHighlight="always"
        keepHighlight
      >
        <Autocomplete.Input className={styles.input} placeholder="What would you like to do?" aria-label="Command" />
        <Autocomplete.Empty className={styles.empty}>No command is called that.</Autocomplete.Empty>
        <Autocomplete.List className={styles.list}>
          {(item: PaletteItem) => (
            <Autocomplete.Item
              key={item.id}
              value={item}
              className={styles.item}
              onClick={() => {
                onClose();
                onRun(item.id);
              }}
            >
              <span>{item.label}</span>
              {item.keys !== null && <Keys binding={item.keys} />}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  );
}
