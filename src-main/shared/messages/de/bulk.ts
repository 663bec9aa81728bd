import type { BulkWords } from '../en/bulk.ts';
import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, number } = formatsOf('de');
const articles = (count: number) => counted(count, { other: 'Artikel' });
const notes = (count: number) => counted(count, { one: 'Notiz', other: 'Notizen' });

/** `infinitive` as in „3 Artikel archivieren“, `participle` as in „3 Artikel archiviert“. */
function toMany(infinitive: string, participle: string): BulkWords {
  return {
    step: (count) => `${articles(count)} ${infinitive}`,
    doing: (count) => `${articles(count)} ${infinitive}`,
    done: (changed, all) =>
      changed === all
        ? `${articles(all)} ${participle}`
        : `${number(changed)} von ${counted(all, { other: 'Artikeln' })} ${participle}`,
  };
}

export const bulk: Messages['bulk'] = {
  inbox: toMany('in den Eingang legen', 'in den Eingang gelegt'),
  later: toMany('für später merken', 'für später gemerkt'),
  archive: toMany('archivieren', 'archiviert'),
  favourite: toMany('zu Favoriten machen', 'zu Favoriten gemacht'),
  unfavourite: toMany('aus den Favoriten nehmen', 'aus den Favoriten genommen'),
  read: toMany('als gelesen kennzeichnen', 'als gelesen gekennzeichnet'),
  unread: toMany('als ungelesen kennzeichnen', 'als ungelesen gekennzeichnet'),
  tag: (tags) => toMany(`mit ${tags} versehen`, `mit ${tags} versehen`),
  untag: (tags) => toMany(`von ${tags} befreien`, `von ${tags} befreit`),
  trash: toMany('in den Papierkorb legen', 'in den Papierkorb gelegt'),
  restore: toMany('wiederherstellen', 'wiederhergestellt'),
  puttingBack: (count) => `${articles(count)} zurücksetzen`,
  stopped: (at, all) =>
    `Nach ${number(at)} von ${counted(all, { other: 'Artikeln' })} angehalten. Für den Rest den Befehl noch einmal geben.`,
  notChanged: (line) => `Nicht geändert: ${line}`,
  notChangedMany: (count, line) =>
    `${counted(count, { one: 'Artikel ließ', other: 'Artikel ließen' })} sich nicht ändern, etwa ${line}`,

  renameTag: {
    step: (from, to) => `Stichwort ${from} in ${to} umbenennen`,
    doing: (from) => `#${from} wird umbenannt…`,
    done: (count, noteCount, from, to) => `#${from} heißt jetzt #${to}: ${articles(count)}, ${notes(noteCount)}`,
  },
  deleteTag: {
    step: (tag) => `Stichwort ${tag} löschen`,
    doing: (tag) => `#${tag} wird gelöscht…`,
    done: (count, noteCount, tag) => `#${tag} gelöscht: ${articles(count)}, ${notes(noteCount)}`,
  },
  left: (line) => `Unverändert geblieben: ${line}`,
  leftMany: (count, line) =>
    `${counted(count, { one: 'Artikel ist', other: 'Artikel sind' })} unverändert geblieben: ${line}`,
};
