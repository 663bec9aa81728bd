/** Whether statements and dates are looked for in an article of this language (BCP 47): in English, and where it is not known. */
export function isReadForStatements(language: string | null): boolean {
  return language === null || /^en(?:-|$)/i.test(language);
}
