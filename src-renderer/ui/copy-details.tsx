import { text } from '../lib/text.ts';
import { report } from '../lib/toasts.ts';
import { Button } from './button.tsx';

/** Puts what is known of a failure on the clipboard. */
export function CopyDetails({ details, look = 'quiet' }: { details: string; look?: 'quiet' | 'plain' }) {
  return (
    <Button look={look} onClick={() => navigator.clipboard.writeText(details).catch(report)}>
      {text.common.copyDetails}
    </Button>
  );
}
