/** The address that a browser or an extension noted in the page when it saved it; empty when none did. */
export function savedFrom(markup: string): string {
  const head = markup.slice(0, 8192);
  const noted =
    /<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/i.exec(head)?.[1] ??
    /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(head)?.[1] ??
    '';
  return /^https?:\/\//i.test(noted) ? noted : '';
}
