import { afterAll, describe, expect, it } from 'vitest';
import { readBlocks } from '#documents/blocks/read-blocks.ts';
import { extractFacts } from '#domain/standards/compiler/extract-facts.ts';
import { floors, measured } from '#testing/typeset/floors.ts';
import { type Format, formats } from '#testing/typeset/formats.ts';
import { addMeasures, hundredths, type Measure, measureFacts } from '#testing/typeset/measure-facts.ts';
import { contents, typesetDocument } from '#testing/typeset/typeset.ts';

type ContentName = keyof typeof contents;

/** A PDF takes longer to read: one document of each content, of other seeds than its neighbours; two of the others. */
function seedsOf(format: Format): readonly number[] {
  const at = formats.indexOf(format);
  return format.extension === 'pdf' ? [at + 1] : [at + 1, at + 101];
}

async function measureOne(content: ContentName, format: Format, seed: number): Promise<Measure> {
  const { name, bytes, expected } = await typesetDocument(content, format, seed);
  const read = await readBlocks({ bytes, name });
  if (!read.ok) throw new Error(read.reason);
  return measureFacts(extractFacts(read.document), expected);
}

function rowOf(name: string, measure: Measure): string {
  // Nothing found where nothing is to be found is a precision that must hold.
  const isEmpty = (key: keyof Measure) => measure[key].of === 0 && key !== 'precision';
  const cells = measured.map((key) => (isEmpty(key) ? '-' : String(hundredths(measure[key]))));
  return `${name.padEnd(48)}|${cells.map((cell) => cell.padStart(5)).join(' |')}`;
}

const rows: string[] = [];

afterAll(() => {
  const head = `${'hundredths'.padEnd(48)}|${measured.map((key) => key.slice(0, 5).padStart(5)).join(' |')}`;
  console.info([head, ...rows].join('\n'));
});

describe.each(Object.keys(contents) as ContentName[])('a document of the kind "%s"', (content) => {
  it.each(formats)('set as $name is read at least as well as its floor', async (format) => {
    const name = `${content}, ${format.name}`;
    const seeds = seedsOf(format);
    const measures = await Promise.all(seeds.map((seed) => measureOne(content, format, seed)));
    const sum = addMeasures(measures);
    rows.push(rowOf(name, sum));
    const least = floors.get(name);
    expect(least, `floors has no line for "${name}"`).toBeDefined();
    const below = measured.filter((key, at) => hundredths(sum[key]) < (least?.[at] ?? 0));
    expect(below, rowOf(name, sum)).toEqual([]);
  });
});
