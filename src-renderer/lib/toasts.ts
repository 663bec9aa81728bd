import { Toast } from '@base-ui/react/toast';
import { CallError } from '../api/client.ts';

export interface ToastData {
  /** What "Copy details" puts on the clipboard. */
  readonly details?: string;
}

export const toasts = Toast.createToastManager<ToastData>();

let lastAnnounced: string | null = null;

/** Says what was done, with a way back when there is one. A newer announcement takes the place of an older one. */
export function announce(title: string, action?: { label: string; run: () => void }): void {
  if (lastAnnounced !== null) toasts.close(lastAnnounced);
  const actionProps = action && { children: action.label, onClick: action.run };
  lastAnnounced = toasts.add({ title, timeout: action ? 7000 : 3500, ...(actionProps && { actionProps }) });
}

/** Says what happened, what was kept and what to do; the technical part can be copied. */
export function report(error: unknown): void {
  const told = error instanceof Error ? error.message : String(error);
  const detail = error instanceof CallError ? error.detail : error instanceof Error ? error.stack : undefined;
  toasts.add({
    title: told,
    type: 'error',
    priority: 'high',
    timeout: 0,
    data: { details: [told, detail].filter(Boolean).join('\n\n') },
  });
}
