/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A folder or file name part that every file system takes: ASCII letters, digits and hyphens, at most `limit` long. */
export function slugOf(title: string, limit = 60): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  const cut = plain.length > limit ? plain.slice(0, limit + 1).replace(/-[^-]*$/, '') : plain;
  const slug = cut.slice(0, limit).replace(/^-+|-+$/g, '') || 'article';
  return reserved.test(slug) ? `${slug}-article` : slug;
}
