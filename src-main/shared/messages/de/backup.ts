import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, number } = formatsOf('de');

function orNo(count: number, one: string, many: string): string {
  return count === 0 ? `keine ${many}` : counted(count, { one, other: many });
}

export const backup: Messages['backup'] = {
  writing: 'Die Bibliothek wird gesichert',
  checking: 'Die Sicherung wird geprüft',
  restoring: 'Die Sicherung wird entpackt',
  merging: 'Die Sicherung wird wiederhergestellt',
  sum: (articles, notes, images) =>
    `${orNo(articles, 'Artikel', 'Artikel')}, ${orNo(notes, 'Notiz', 'Notizen')} und ${orNo(images, 'Bild', 'Bilder')}`,
  done: (sum) => `Die Bibliothek ist gesichert: ${sum}. Jede Datei wurde zurückgelesen und geprüft.`,
  doneAs: (sum, path) =>
    `Die Bibliothek ist gesichert als ${path}: ${sum}. Jede Datei wurde zurückgelesen und geprüft.`,
  leftOut: (count) =>
    `Ausgelassen: ${counted(count, { one: 'Verweis oder fremdartiger Name', other: 'Verweise oder fremdartige Namen' })}.`,
  restored: (added, changed) => {
    const what = [added > 0 && `${number(added)} neu`, changed > 0 && `${number(changed)} geändert`].filter(Boolean);
    return `Die Sicherung ist wiederhergestellt. ${what.length === 0 ? 'Alles war schon da' : `Artikel: ${what.join(', ')}`}.`;
  },
  leftDamaged: (count) => `Ausgelassen: ${counted(count, { one: 'beschädigte Datei', other: 'beschädigte Dateien' })}.`,

  title: 'Sicherung wiederherstellen',
  made: (sum, when, version) => `${sum}, gesichert am ${when} mit Postil ${version}`,
  merges:
    'Was in der Bibliothek fehlt, kommt hinzu. Von dem, was beide haben, gilt der zuletzt geänderte Stand; nichts, was jetzt in der Bibliothek ist, wird entfernt.',
  whole: 'Jede Datei der Sicherung wurde geprüft und ist unversehrt.',
  damaged: (count) =>
    `Die Sicherung ist beschädigt: ${counted(count, {
      one: 'Datei ist nicht mehr, wie sie gesichert wurde, und wird',
      other: 'Dateien sind nicht mehr, wie sie gesichert wurden, und werden',
    })} ausgelassen.`,
  restore: 'Wiederherstellen',
  restoreWhatCan: 'Wiederherstellen, was zu retten ist',
};
