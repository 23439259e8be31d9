import { describe, expect, test } from 'vitest';
import { kindsOfCells } from './lost-kinds.ts';

const two = ['pass', 'distinction'] as const;

function read(codes: readonly string[], ...cells: readonly (readonly string[])[]): string {
  return kindsOfCells(cells, two, codes)
    .map(({ kind, sure }) => `${kind[0]}${sure ? '' : '?'}`)
    .join(' ');
}

describe('the kinds of cells whose columns were lost', () => {
  test('two cells on the same codes are the two columns', () => {
    expect(read(['K1', 'S1'], ['K1', 'S1'], ['S1'])).toBe('p d');
  });

  test('each code of the theme is judged once for a pass', () => {
    expect(read(['K1', 'S1', 'S2'], ['S1'], ['S1'], ['K1', 'S2'])).toBe('p d p');
    expect(read(['K3', 'K4', 'S4'], ['K3'], ['K3', 'S4'], ['K4', 'S4'])).toBe('p d p');
  });

  test('a column that says nothing leaves all descriptors to the other', () => {
    expect(read(['K2', 'S3', 'B1'], ['K2', 'S3'], [], ['B1'])).toBe('p d p');
  });

  test('where two readings fit, no kind is sure', () => {
    expect(read(['K1', 'S1'], ['K1'], ['S1'], ['S1'])).toContain('?');
  });
});
