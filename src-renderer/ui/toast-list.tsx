import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { text } from '../lib/text.ts';
import { type ToastData, toasts } from '../lib/toasts.ts';
import { Button, IconButton } from './button.tsx';
import { CopyDetails } from './copy-details.tsx';
import styles from './toast-list.module.css';

/** Where messages appear and are read out. */
export function ToastList() {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={text.common.notifications}>
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const manager = Toast.useToastManager<ToastData>();
  return manager.toasts.map((toast) => {
    const { details, more } = toast.data ?? {};
    return (
      <Toast.Root key={toast.id} toast={toast} className={styles.toast} data-kind={toast.type}>
        <Toast.Title className={styles.title} />
        {toast.actionProps && <Toast.Action render={<Button look="quiet" className={styles.action} />} />}
        {more !== undefined && (
          <Button
            look="quiet"
            className={styles.action}
            onClick={() => {
              manager.close(toast.id);
              more.run();
            }}
          >
            {more.label}
          </Button>
        )}
        {details !== undefined && <CopyDetails details={details} />}
        <Toast.Close
          render={
            <IconButton label={text.common.dismiss}>
              <X />
            </IconButton>
          }
        />
      </Toast.Root>
    );
  });
}
