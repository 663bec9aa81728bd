import { Autocomplete } from '@base-ui/react/autocomplete';
import { useLayoutEffect, useState } from 'react';
import type { Command } from '#shared/commands/catalogue.ts';
import { language, text } from '../../lib/text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import styles from './command-palette.module.css';
import { namedSo } from './named-so.ts';

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
  /** What was typed before it was there. */
  typed: () => string | null;
  onRun: (id: string) => void;
  onClose: () => void;
}

/** Every command with its key; typing narrows the list, Enter gives the command. */
export function CommandPalette({ onClose, ...rest }: CommandPaletteProps) {
  return (
    <Dialog title={text.app.palette} bare onClose={onClose}>
      <CommandBox onClose={onClose} {...rest} />
    </Dialog>
  );
}

function CommandBox({ commands, titleOf, typed, onRun, onClose }: CommandPaletteProps) {
  const [query, setQuery] = useState('');
  // In the moment in which the field takes the focus: letters come while the dialog is made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useLayoutEffect(() => {
    const ahead = typed();
    if (ahead !== null) setQuery(ahead);
  }, []);
  const items: PaletteItem[] = commands.map((command) => ({
    id: command.id,
    label: titleOf(command),
    keys: command.keys[0] ?? null,
  }));
  return (
    <Autocomplete.Root
      items={namedSo(items, query, language)}
      mode="none"
      value={query}
      onValueChange={setQuery}
      itemToStringValue={(item) => item.label}
      inline
      open
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input
        className={styles.input}
        // The dialog would give it the focus a frame later, and letters would be lost
        autoFocus
        placeholder={text.app.paletteHint}
        aria-label={text.app.command}
      />
      <Autocomplete.Empty className={styles.empty}>{text.app.noCommand}</Autocomplete.Empty>
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
  );
}
