import { Toast } from '@base-ui/react/toast';
import { CallError, onDone } from '../api/client.ts';
import { detailsOf, wordsOf } from './error-details.ts';
import { useHistory } from './undo.ts';

export interface ToastData {
  /** What "Copy details" puts on the clipboard. */
  readonly details?: string;
  /** A second thing that can be done. */
  readonly more?: ToastAction | undefined;
}

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
  /** Whether it would still do what it offers: when it does not, the announcement goes. */
  readonly holds?: () => boolean;
}

export const toasts = Toast.createToastManager<ToastData>();

let lastAnnounced: string | null = null;
let offered: ToastAction | undefined;

useHistory.subscribe(() => {
  if (lastAnnounced !== null && offered?.holds?.() === false) toasts.close(lastAnnounced);
});

/**
 * Says what was done, with a way back when there is one and perhaps a way further. A newer announcement takes the
 * place of an older one.
 */
export function announce(title: string, action?: ToastAction, more?: ToastAction): void {
  if (lastAnnounced !== null) toasts.close(lastAnnounced);
  offered = action;
  const actionProps = action && { children: action.label, onClick: action.run };
  const timeout = more ? 12_000 : action ? 7000 : 3500;
  lastAnnounced = toasts.add({ title, timeout, ...(actionProps && { actionProps }), data: { more } });
}

/** Says why nothing was done. It takes no place of an announcement, whose way back still holds. */
export function hint(title: string): void {
  toasts.add({ id: 'hint', title, timeout: 3500 });
}

/** Says of something that went wrong in part what it is; `details` are for "Copy details". It stays until it is closed. */
export function complain(title: string, details: string, more?: ToastAction): void {
  toasts.add({ title, type: 'error', priority: 'high', timeout: 0, data: { details, more } });
}

/** What failed and was told, and the message that tells it. */
const failed = new Map<string, string>();

onDone((action) => {
  const told = failed.get(action);
  if (told === undefined) return;
  failed.delete(action);
  toasts.close(told);
});

/**
 * Says what happened, what was kept and what to do; the technical part can be copied. The same is said once, and no longer
 * when the call that failed goes well.
 */
export function report(error: unknown): void {
  const told = wordsOf(error);
  if (error instanceof CallError && error.action !== null) failed.set(error.action, told);
  toasts.add({
    id: told,
    title: told,
    type: 'error',
    priority: 'high',
    timeout: 0,
    data: { details: detailsOf(error) },
  });
}
