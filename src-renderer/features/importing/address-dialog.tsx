import { useState } from 'react';
import type { Settings } from '#shared/model/settings.ts';
import { changeSettings } from '../../api/actions.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from '../../ui/form.module.css';
import { importAddress } from './import-address.ts';
import { useImport } from './import-files.ts';

interface AddressDialogProps {
  settings: Settings;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** Asks for an address of the web, and says what fetching it means before it is done. */
export function AddressDialog({ settings, onOpen, onClose }: AddressDialogProps) {
  const [address, setAddress] = useState(useImport.getState().offered);
  const isAllowed = settings.network !== 'never';
  const isReady = isAllowed && address.trim() !== '';
  const fetchIt = () => {
    if (!isReady) return;
    onClose();
    void importAddress(address.trim(), onOpen);
  };
  return (
    <Dialog title={text.importing.web} width={560} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          fetchIt();
        }}
      >
        <label className={styles.field}>
          <span>{text.importing.address}</span>
          <input
            type="text"
            inputMode="url"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder="https://"
            dir="ltr"
            aria-describedby="what-fetching-means"
            disabled={!isAllowed}
            value={address}
            onChange={({ target }) => setAddress(target.value)}
          />
        </label>
        <p id="what-fetching-means">{text.importing.network}</p>
        <footer className={styles.footer}>
          <label className={styles.permission}>
            <input
              type="checkbox"
              checked={isAllowed}
              onChange={({ target }) => void changeSettings({ network: target.checked ? 'ask' : 'never' })}
            />
            <span>{text.importing.mayFetch}</span>
          </label>
          <Button look="primary" type="submit" disabled={!isReady}>
            {text.importing.fetch}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
