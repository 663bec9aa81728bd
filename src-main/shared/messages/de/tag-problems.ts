import type { Messages } from '../messages.ts';

export const tagProblems: Messages['tagProblems'] = {
  noName: 'Ein Stichwort braucht einen Namen.',
  control: 'Ein Stichwort kann keine Steuerzeichen enthalten, etwa Zeilenumbrüche: Nimm sie heraus.',
  tooLong: (most, length) => `Ein Stichwort hat höchstens ${most} Zeichen, und dieses hat ${length}: Kürze es.`,
  emptyPart:
    'Jeder Teil eines Stichworts zwischen Schrägstrichen braucht einen Namen, wie in nachrichten/lokal: Nimm den überzähligen Schrägstrich heraus.',
};
