import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../../src-main/core/importing/extract.ts';
import type { Extracted } from '../../../../src-main/core/importing/extracted.ts';
import { bodyText } from '../../../../src-main/core/importing/page/body-text.ts';

function extract(text: string): Promise<Extracted> {
  return extractArticle({ bytes: new TextEncoder().encode(text), name: 'story.txt', contentType: '', url: '' });
}

const english = [
  'ORRIN BAY, March 12 (Coast Wire) - The tide mill stood still on Tuesday for the first time in a hundred years, after a beam of its great wheel split in the night.',
  'The miller heard the crack from her bed and went to see with a lamp. No tree of that size is left on the coast, the carpenter of the next village said.',
  'The villages agreed to bring a new one down the river on a raft, as it had been done the last time, and asked nine men to come with ropes.',
] as const;
const german = [
  'ORRIN (kd) – Die Gezeitenmühle hat am Dienstag zum ersten Mal seit hundert Jahren stillgestanden, nachdem in der Nacht ein Balken des großen Rades gerissen war.',
  'Die Müllerin hörte das Krachen im Bett und ging mit der Lampe nachsehen. An der Küste wachse kein Baum dieser Größe mehr, sagte der Zimmermann des Nachbardorfs.',
  'Die Dörfer beschlossen, einen neuen Stamm auf einem Floß den Fluss herunterzubringen, und baten neun Männer, mit Seilen zu kommen.',
] as const;
const french = [
  'ORRIN, 12 mars (Côte-Presse) - Le moulin à marée s’est arrêté mardi pour la première fois depuis cent ans, une poutre de la grande roue s’étant fendue dans la nuit.',
  'La meunière a entendu le craquement de son lit et est allée voir avec une lampe. Il ne pousse plus d’arbre de cette taille sur la côte, a dit le charpentier du village voisin.',
  'Les villages ont décidé d’en faire descendre un nouveau sur un radeau et ont demandé à neuf hommes de venir avec des cordes.',
] as const;
const spanish = [
  'El molino de marea se paró el martes por primera vez en cien años, después de que una viga de la gran rueda se rajara durante la noche, según contó la molinera.',
  'La molinera oyó el crujido desde la cama y fue a ver con una lámpara. En la costa ya no crece ningún árbol de ese tamaño, dijo el carpintero del pueblo vecino.',
  'Los pueblos acordaron bajar uno nuevo por el río en una balsa y pidieron a nueve hombres que vinieran con cuerdas.',
] as const;
const russian = [
  'Приливная мельница во вторник остановилась впервые за сто лет: ночью лопнула балка большого колеса, рассказала мельничиха.',
  'Она услышала треск в постели и пошла посмотреть с лампой. На побережье больше не растут деревья такой величины, сказал плотник из соседней деревни.',
  'Деревни решили спустить по реке новую балку на плоту и попросили девятерых мужчин прийти с верёвками.',
] as const;
const japanese = [
  '川のそばの水車小屋は火曜日、百年ぶりに止まった。夜のうちに大きな車輪の軸が割れたためで、粉屋の女主人が音に気づいた。',
  '女主人はランプを持って見に行った。海岸にはもうそれほど太い木は残っていない、と隣の村の大工は話している。',
  '村々は新しい丸太をいかだで川から運ぶことを決め、九人の男に綱を持って来るよう頼んだ。',
] as const;

describe('wire stories', () => {
  test('English: dateline kept, credits and end mark gone', async () => {
    const article = await extract(
      `Tide mill stands still\n\nBy Hanna Prell and Jon Aust\n\n${english.join('\n\n')}\n\n(Reporting by Hanna Prell in Orrin; Additional reporting by Jon Aust; Editing by Mara Quill)\n\n###\n`,
    );
    expect(article).toMatchObject({ title: 'Tide mill stands still', byline: 'Hanna Prell, Jon Aust' });
    expect(bodyText(article.html)).toBe(english.join('\n'));
  });

  test('English: the reporters of the credits are the by-line where no other is', async () => {
    const article = await extract(
      `Tide mill stands still\n\n${english.join('\n\n')}\n\n(Reporting by Hanna Prell in Orrin Bay and Jon Aust; Editing by Mara Quill)`,
    );
    expect(article.byline).toBe('Hanna Prell, Jon Aust');
    expect(bodyText(article.html)).toBe(english.join('\n'));
  });

  test('English: a text that starts with its dateline has no headline', async () => {
    const article = await extract(`${english.join('\n\n')}\n\n-30-`);
    expect(article.title).toBe('Story');
    expect(bodyText(article.html)).toBe(english.join('\n'));
  });

  test('English: a pointer in the midst of the text goes', async () => {
    const article = await extract(
      `Tide mill stands still\n\n${english[0]}\n\nREAD MORE: Nine men and a raft\n\n${english[1]}\n\n${english[2]}\n\nENDS`,
    );
    expect(bodyText(article.html)).toBe(english.join('\n'));
  });

  test('German', async () => {
    const article = await extract(
      `Gezeitenmühle steht still\n\nVon Hanna Prell\n\n12. März 2024, 18:30 Uhr\n\n${german[0]}\n\nEin Floß auf dem Fluss\n\n${german[1]}\n\n${german[2]}\n\n(Redaktion: Jon Aust)\n\nLesen Sie auch\n\nNeun Männer und ein Floß\n`,
    );
    expect(article).toMatchObject({
      title: 'Gezeitenmühle steht still',
      byline: 'Hanna Prell',
      published: '2024-03-12',
    });
    expect(article.html).toBe(
      `<p>${german[0]}</p>\n<h2>Ein Floß auf dem Fluss</h2>\n<p>${german[1]}</p>\n<p>${german[2]}</p>`,
    );
  });

  test('French', async () => {
    const article = await extract(
      `Le moulin à marée s’arrête\n\nPar Hanna Prell\n\nPublié le 12 mars 2024\n\n${french[0]}\n\n- UN RADEAU SUR LA RIVIÈRE -\n\n${french[1]}\n\n${french[2]}\n\n(Reportage Hanna Prell, édité par Jon Aust)\n\nÀ lire aussi : Neuf hommes et un radeau\n`,
    );
    expect(article).toMatchObject({
      title: 'Le moulin à marée s’arrête',
      byline: 'Hanna Prell',
      published: '2024-03-12',
    });
    expect(article.html).toBe(
      `<p>${french[0]}</p>\n<h2>UN RADEAU SUR LA RIVIÈRE</h2>\n<p>${french[1]}</p>\n<p>${french[2]}</p>`,
    );
  });

  test('French: dashes that open speech make no list', async () => {
    const { html } = await extract(
      `Le moulin\n\n${french[1]}\n\n– Il s’est arrêté ?\n\n– Oui, cette nuit.\n\n${french[2]}`,
    );
    expect(html).toContain('<p>– Il s’est arrêté ?</p>\n<p>– Oui, cette nuit.</p>');
  });

  test('Spanish', async () => {
    const article = await extract(
      `El molino se para\n\nPor Hanna Prell\n\n12 de marzo de 2024\n\n${spanish.join('\n\n')}\n\n(Reporte de Hanna Prell; editado por Jon Aust)\n\nTe puede interesar\n\nNueve hombres y una balsa\n`,
    );
    expect(article).toMatchObject({ title: 'El molino se para', byline: 'Hanna Prell', published: '2024-03-12' });
    expect(bodyText(article.html)).toBe(spanish.join('\n'));
  });

  test('Russian', async () => {
    const article = await extract(
      `Приливная мельница остановилась\n\nАвтор: Анна Прель\n\n12 марта 2024\n\n${russian[0]}\n\n*** Плот на реке ***\n\n${russian[1]}\n\n${russian[2]}\n\nЧитайте также\n\nДевять мужчин и плот\n`,
    );
    expect(article).toMatchObject({
      title: 'Приливная мельница остановилась',
      byline: 'Анна Прель',
      published: '2024-03-12',
    });
    expect(article.html).toBe(
      `<p>${russian[0]}</p>\n<h2>Плот на реке</h2>\n<p>${russian[1]}</p>\n<p>${russian[2]}</p>`,
    );
  });

  test('Japanese', async () => {
    const article = await extract(
      `水車小屋、百年ぶりに止まる\n\n2024年3月12日\n\n文・山田花子\n\n${japanese[0]}\n\n■ 川のいかだ\n\n${japanese[1]}\n\n${japanese[2]}\n\n関連記事\n\n九人の男といかだ\n`,
    );
    expect(article).toMatchObject({ title: '水車小屋、百年ぶりに止まる', byline: '山田花子', published: '2024-03-12' });
    expect(article.html).toBe(
      `<p>${japanese[0]}</p>\n<h2>川のいかだ</h2>\n<p>${japanese[1]}</p>\n<p>${japanese[2]}</p>`,
    );
  });

  test('Japanese: wrapped lines are joined without spaces', async () => {
    const wrapped = japanese.map((text) => text.replace(/(.{30})/g, '$1\n').trim()).join('\n\n');
    expect(bodyText((await extract(`水車小屋\n\n${wrapped}`)).html)).toBe(japanese.join('\n'));
  });
});

describe('letters', () => {
  test('headers are the facts, a signature goes', async () => {
    const article = await extract(
      `From: Hanna Prell <hanna@orrin.example>\nTo: list@orrin.example\nSubject: Re: The mill stands still\nDate: Tue, 12 Mar 2024 09:30:00 +0100\n\nDear all,\n\n${english[1]}\n\n${english[2]}\n\nHanna\n-- \nHanna Prell\nThe Mill, Orrin\n`,
    );
    expect(article).toMatchObject({
      title: 'The mill stands still',
      byline: 'Hanna Prell',
      published: '2024-03-12T08:30:00.000Z',
    });
    expect(bodyText(article.html)).toBe(`Dear all,\n${english[1]}\n${english[2]}\nHanna`);
  });

  test('German headers with encoded words, forwarded', async () => {
    expect(
      await extract(
        `-------- Weitergeleitete Nachricht --------\nVon: Prell, Hanna <h@orrin.example>\nGesendet: 12. März 2024 09:30\nAn: Alle\nBetreff: WG: =?utf-8?Q?Die_M=C3=BChle?= =?utf-8?B?IHN0ZWh0?=\n\n${german[1]}\n`,
      ),
    ).toMatchObject({
      title: 'Die Mühle steht',
      byline: 'Hanna Prell',
      published: '2024-03-12',
      html: `<p>${german[1]}</p>`,
    });
  });

  test('lines that flow are joined, quotes by their depth', async () => {
    const { html } = await extract(
      `From: Hanna Prell <h@orrin.example>\nSubject: Mill\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nThe mill \nstands \nstill.\n\n> Does it \n> stand?\n>> It does \n>> stand.\nYes.\n`,
    );
    expect(html).toBe(
      '<p>The mill stands still.</p>\n<blockquote><p>Does it stand?</p><blockquote><p>It does stand.</p></blockquote></blockquote>\n<p>Yes.</p>',
    );
  });

  test('quoted-printable text is read', async () => {
    const { html } = await extract(
      `From: Hanna Prell <h@orrin.example>\nSubject: Mill\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nDie M=FChle steht=\n still.\n`,
    );
    expect(html).toBe('<p>Die Mühle steht still.</p>');
  });

  test('replies quote what they answer', async () => {
    const { html } = await extract(
      `From: Hanna Prell <h@orrin.example>\nSubject: Mill\n\nOn Monday Jon wrote:\n> Does the mill stand?\n>\n> Who heard it?\nI did.\n`,
    );
    expect(html).toBe(
      '<p>On Monday Jon wrote:</p>\n<blockquote><p>Does the mill stand?</p><p>Who heard it?</p></blockquote>\n<p>I did.</p>',
    );
  });

  test('a text with one such line is no letter', async () => {
    expect((await extract(`From: here to the sea\n\n${english[1]}`)).html).toContain(english[1]);
  });
});

describe('structure', () => {
  test('headings with lines under them, also without blank lines', async () => {
    const { title, html } = await extract(
      `The mill of Orrin\n=================\n${english[1]}\n\nThe raft\n--------\n${english[2]}\n`,
    );
    expect(title).toBe('The mill of Orrin');
    expect(html).toBe(`<p>${english[1]}</p>\n<h2>The raft</h2>\n<p>${english[2]}</p>`);
  });

  test('wrapped lines keep the hyphens they break at', async () => {
    const text =
      `The mill of Orrin\n\n${english[1]} It was a well-known and long-standing custom of the tide-\ndriven mill, as everybody on the coast of the old country and its\nislands knew, that nobody went to see it in the night at all.`.replace(
        /^(The miller.{40,60}) (.{50,64}) /m,
        '$1\n$2\n',
      );
    expect(bodyText((await extract(text)).html)).toContain('tide-driven mill');
  });

  test('Japanese lists and headings in brackets', async () => {
    const { html } = await extract(
      `水車小屋\n\n${japanese[0]}\n\n【必要なもの】\n\n・綱三本\n・男九人\n\n${japanese[1]}`,
    );
    expect(html).toContain('<h2>必要なもの</h2>\n<ul><li>綱三本</li><li>男九人</li></ul>');
  });
});
