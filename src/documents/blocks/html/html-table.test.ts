import { expect, it } from 'vitest';
import { readBlocks } from '#documents/blocks/read-blocks.ts';

it('a table whose rows are all marked as headings has one row of headings', async () => {
  const rows = ['Observation|Overall', 'Pass|Pass', 'Distinction|Distinction', 'Fail|Fail'];
  const cells = (row: string) => row.split('|').map((text) => `<th>${text}</th>`);
  const html = `<html><body><table>${rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('')}</table></body></html>`;
  const read = await readBlocks({ bytes: Buffer.from(html), name: 'grades.html' });
  const table = read.ok ? read.document.blocks.find((block) => block.kind === 'table') : undefined;
  expect(table?.rows.map((row) => row.cells.every(({ heading }) => heading))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
