import { describe, expect, test } from 'vitest';
import { isSameName, nameKey, namesIn } from '../../../../src-main/core/importing/metadata/names.ts';

describe('names in by-lines', () => {
  test.each([
    ['By Ada Brandt', ['Ada Brandt']],
    ['Written by Ada Brandt and Tom Adeyemi', ['Ada Brandt', 'Tom Adeyemi']],
    ['Von Jana Böhm und Piet Moran', ['Jana Böhm', 'Piet Moran']],
    ['Par Léa Moreau et Ada Brandt', ['Léa Moreau', 'Ada Brandt']],
    ['Por Inés Calvo y Tomás Rey', ['Inés Calvo', 'Tomás Rey']],
    ['Di Paola Ferri', ['Paola Ferri']],
    ['Door Anna de Wit', ['Anna de Wit']],
    ['Autor: Jana Böhm', ['Jana Böhm']],
    ['文・高瀬みお', ['高瀬みお']],
    ['김하람 기자', ['김하람']],
    ['ADA BRANDT, Senior Editor', ['Ada Brandt']],
    ["PIET O'MORAN", ["Piet O'Moran"]],
    ['Ada Brandt, Staff writer, The Ledger', ['Ada Brandt']],
    ['Ada Brandt, Home and Digital Security Expert', ['Ada Brandt']],
    ['Ada Brandt, PhD, RD', ['Ada Brandt']],
    ['Ada Brandt | 9 March 2025', ['Ada Brandt']],
    ['9 March 2025 · Ada Brandt', ['Ada Brandt']],
    ['Ada Brandt on March 9, 2025', ['Ada Brandt']],
    ['Ada Brandt\nUpdated 3 hours ago', ['Ada Brandt']],
    ['Ada Brandt (Brell)', ['Ada Brandt']],
    ['Ada Brandt @adab', ['Ada Brandt']],
    ['Ada Brandt, Tom Adeyemi & Piet Moran', ['Ada Brandt', 'Tom Adeyemi', 'Piet Moran']],
    ['By\nAda Brandt\n,\nTom Adeyemi\nand\nPiet Moran', ['Ada Brandt', 'Tom Adeyemi', 'Piet Moran']],
    ['https://social.example/ada', []],
    ['ada@brell.example', []],
    ['admin', []],
    ['View all posts', []],
    ['5 min read', []],
    ['The Ledger', []],
  ])('%j', (source, expected) => expect(namesIn([source], 'The Ledger')).toEqual(expected));

  test('one person in several spellings comes once', () => {
    expect(namesIn(['Ada Brandt', 'ada brandt', 'Ada M. Brandt', 'Dr. Ada Brandt'], null)).toEqual(['Ada Brandt']);
    expect(isSameName(nameKey('José Núñez'), nameKey('Jose Nunez'))).toBe(true);
    expect(isSameName(nameKey('Ada Brandt'), nameKey('Adam Brandt'))).toBe(false);
  });

  test('a long hostile text is left alone', () => {
    expect(namesIn(['By '.repeat(100_000)], null)).toEqual([]);
  });
});
