import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../../src-renderer/api/queries.ts';

/**
 * What a component is now, as nodes that stay so: for one that shows the only state of a store, several of which are to be
 * seen beside each other. To be called by `prepare`; `name` tells its ids from those of the others.
 */
export function drawn(name: string, component: ReactNode): string {
  const box = document.createElement('div');
  const root = createRoot(box);
  flushSync(() => root.render(<QueryClientProvider client={queryClient}>{component}</QueryClientProvider>));
  const html = box.innerHTML.replaceAll(/ (id|for|aria-[a-z]+by)="([^"]+)"/g, ` $1="$2-${name}"`);
  root.unmount();
  return html;
}

/** Shows what was drawn. */
export function Drawn({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a component of ours has made it
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
