import type { Outline } from '#domain/standards/compiler/outline.ts';
import type { Row, Table } from '#domain/standards/compiler/read-document.ts';
import type { Passage } from './passages.ts';

/** A value printed with its name: `Level: 3`, or two cells of a table. */
export interface Labelled {
  /** The name in lower case, without punctuation at its end. */
  readonly label: string;
  readonly value: string;
  readonly passage: Passage;
}

const colon = /^([A-Z][A-Za-z0-9 ’'()&/-]{1,60}?)\s*:\s+(\S.*)$/;

function normalised(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z0-9&/() -]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function inPassages(passages: readonly Passage[]): readonly Labelled[] {
  return passages.flatMap((passage) => {
    const match = colon.exec(passage.text);
    if (!match) return [];
    return [{ label: normalised(match[1] ?? ''), value: match[2] ?? '', passage }];
  });
}

function cellTexts(row: Row | undefined): readonly string[] {
  return (row?.cells ?? []).map(({ paragraphs }) =>
    paragraphs
      .map(({ text }) => text)
      .join(' ')
      .trim(),
  );
}

function isLabel(text: string): boolean {
  return text !== '' && text.length <= 80 && !/[.!?]$/.test(text);
}

/** Pairs of a table: name and value side by side, or names in the first row and values under them. */
function pairsOf(table: Table): readonly { label: string; value: string }[] {
  const rows = table.rows.map(cellTexts);
  const beside = rows.flatMap((cells) => {
    const [label, value] = cells.filter((text) => text !== '');
    return cells.length === 2 && label !== undefined && value !== undefined && isLabel(label)
      ? [{ label, value }]
      : [];
  });
  const [names, ...values] = rows;
  const under = values.slice(0, 1).flatMap((cells) =>
    cells.flatMap((value, column) => {
      const label = names?.[column];
      return label !== undefined && isLabel(label) && value !== '' ? [{ label, value }] : [];
    }),
  );
  return rows.length <= 2 ? [...under, ...beside] : beside;
}

const alone =
  /^(?:(?:apprenticeship |standard )?level|route|sector|lars code|(?:typical|minimum|maximum|usual)?\s?(?:on-programme )?duration|(?:maximum )?funding(?: band)?|eqa(?: provider)?|external quality assurance(?: provider)?|standard title|apprenticeship title)$/;

/** Names and values under each other, each on a line of its own, as fact boxes print them. */
function underEachOther(passages: readonly Passage[]): readonly Labelled[] {
  return passages.slice(0, 200).flatMap((passage, index) => {
    const next = passages[index + 1];
    const label = normalised(passage.text);
    if (!next || passage.text.length > 40 || !alone.test(label)) return [];
    const value = next.text.length <= 60 && !alone.test(normalised(next.text)) ? next.text : '';
    return value === '' ? [] : [{ label, value, passage: next }];
  });
}

/** Every value that is printed with its name, in paragraphs, lines and tables. */
export function labelledValues(outline: Outline, passages: readonly Passage[]): readonly Labelled[] {
  const byBlock = new Map<number, Passage[]>();
  for (const passage of passages) {
    byBlock.set(passage.block, [...(byBlock.get(passage.block) ?? []), passage]);
  }
  const tabled = outline.blocks.flatMap(({ block, index }) => {
    if (block.kind !== 'table') return [];
    const cells = byBlock.get(index) ?? [];
    return pairsOf(block).flatMap(({ label, value }) => {
      const passage = cells.find(({ text }) => value.startsWith(text)) ?? cells[0];
      return passage ? [{ label: normalised(label), value, passage }] : [];
    });
  });
  return [...inPassages(passages), ...tabled, ...underEachOther(passages)];
}
