const notNames =
  /^(?:admin|administrator|editor|editors|staff|team|unknown|anonymous|guest|author|authors|by|written|news ?desk|newsroom|web ?master|editorial(?: (?:team|staff|board))?|none|null|undefined|view all posts?.*|follow|share|posts?|n\/a)$/i;
const openings =
  /^(?:(?:written|posted|reported|published|reviewed|photos?|story|words|text|article|contributed|author)\s+)?(?:by|von|par|por|di|da|door|av|af)[\s:]+|^author\s+(?=\p{Lu})|^(?:author|byline|by-line|words|text|autor|auteur|autore)\s*:\s*/iu;
/** Where a by-line goes on to a role, an outlet or a date. */
const endings =
  /\s*(?:[|•·–—(\n]|\s-\s|,\s*(?:(?:senior|staff|chief|lead|contributing|political|foreign|business|science|assistant|associate|managing|deputy|special)\b|[\w ]*\b(?:editor|reporter|writer|correspondent|columnist|contributor|journalist|author|analyst|producer|phd|md|ceo|cfo)\b)|\b(?:on|at)\s+\w+\s+\d|\b(?:updated|published|posted|last modified|is an?|has|covers|writes|for\s+the)\b|\b\d{1,2}[./:]\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d).*$/is;
const roles =
  /^(?:senior|staff|chief|lead|contributing|political|foreign|managing|deputy|associate|assistant|special|former|head|vice)\b|\b(?:editor|reporter|writer|correspondent|columnist|contributor|journalist|engineer|director|manager|analyst|president|founder|officer|specialist|expert|consultant|photographer|producer)$/i;
const mostNames = 6;

/** Names of people (or of an agency) out of by-line texts, without openings, roles, dates, handles and addresses. */
export function namesIn(sources: readonly string[], site: string | null): string[] {
  const names: string[] = [];
  for (const source of sources) {
    if (/^https?:|^www\.|@\S+\.\w/.test(source.trim()) || source.length > 400) continue;
    for (const part of split(plainLines(source))) {
      const name = tidy(part);
      const lower = name.toLowerCase();
      if (!isName(name, site) || names.some((known) => lower.startsWith(known.toLowerCase()))) continue;
      names.push(name);
      if (names.length >= mostNames) return names;
    }
  }
  return names;
}

/** Lines stay apart, because by-lines put name, role and date on lines of their own. */
function plainLines(source: string): string {
  const text = source.replace(/<[^<>]{0,300}>/g, ' ').replace(/[^\S\n]+/g, ' ');
  return text.replace(/^\s*(?:\S+ )?by\s*:?\s*\n/i, 'by ').trim();
}

function split(source: string): string[] {
  return source
    .replace(openings, '')
    .split(/\s*(?:;|\s&\s|&amp;|\band\b|\bund\b|\bet\b|,(?!\s*(?:jr|sr|ph\.?d|m\.?d|ii|iii)\b))\s*/i);
}

function tidy(part: string): string {
  return part
    .replace(openings, '')
    .replace(endings, '')
    .replace(/^[\s,:.@–—-]+|[\s,:;–—-]+$/g, '')
    .trim();
}

function isName(name: string, site: string | null): boolean {
  if (name.length < 2 || name.length > 60 || notNames.test(name) || roles.test(name)) return false;
  if (name.split(' ').length > 6 || /[\d<>{}[\]@/\\=]/.test(name)) return false;
  if (/^[a-z][a-z ]*$/.test(name)) return false;
  return site === null || name.toLowerCase() !== site.toLowerCase();
}
