import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { number } = formatsOf('de');

export const tagProblems: Messages['tagProblems'] = {
  noName: 'Ein Stichwort braucht einen Namen.',
  control: 'Ein Stichwort kann keine Steuerzeichen enthalten, etwa Zeilenumbrüche: Nimm sie heraus.',
  tooLong: (most, length) =>
    `Ein Stichwort hat höchstens ${number(most)} Zeichen, und dieses hat ${number(length)}: Kürze es.`,
  emptyPart:
    'Jeder Teil eines Stichworts zwischen Schrägstrichen braucht einen Namen, wie in nachrichten/lokal: Nimm den überzähligen Schrägstrich heraus.',
};
