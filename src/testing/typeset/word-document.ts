import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import {
  type PrintedBlock,
  type PrintedCell,
  type PrintedDocument,
  type PrintedRow,
  type PrintedTable,
  type PrintedText,
  wordsOf,
} from './printed-document.ts';

/** Real headings and list styles, or bold paragraphs and typed bullets as many writers make them. */
export interface WordStyle {
  readonly headings: boolean;
}

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function runs(text: PrintedText, isBold = false): TextRun[] {
  return [new TextRun({ text: wordsOf(text), bold: isBold || typeof text !== 'string' })];
}

function wordCell(cell: PrintedCell, width: number, isHead: boolean): TableCell {
  return new TableCell({
    ...(cell.rowSpan ? { rowSpan: cell.rowSpan } : {}),
    ...(cell.columnSpan ? { columnSpan: cell.columnSpan } : {}),
    width: { size: width, type: WidthType.PERCENTAGE },
    children:
      cell.text.length === 0
        ? [new Paragraph('')]
        : cell.text.map((one) => new Paragraph({ children: runs(one, isHead) })),
  });
}

function wordTable(table: PrintedTable): Table {
  const total = table.columns.reduce((sum, width) => sum + width, 0);
  const row = ({ cells, head }: PrintedRow, isFirst: boolean) =>
    new TableRow({
      tableHeader: isFirst,
      children: cells.map((cell, at) =>
        wordCell(cell, Math.round((100 * (table.columns[at] ?? 1)) / total), isFirst || head === true),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [...(table.head ? [row(table.head, true)] : []), ...table.rows.map((one) => row(one, false))],
  });
}

function wordBlock(block: PrintedBlock, style: WordStyle): (Paragraph | Table)[] {
  if (block.kind === 'table') return [wordTable(block), new Paragraph('')];
  if (block.kind === 'items')
    return block.items.map((one) =>
      style.headings
        ? new Paragraph({ children: runs(one), bullet: { level: 0 } })
        : new Paragraph({ children: [new TextRun('• '), ...runs(one)] }),
    );
  if (block.kind === 'paragraph') return [new Paragraph(block.text)];
  return [
    style.headings
      ? new Paragraph({ text: block.text, heading: levels[block.level] })
      : new Paragraph({
          children: [new TextRun({ text: block.text, bold: true, size: 34 - 4 * block.level })],
        }),
  ];
}

/** The bytes of a Word document with a running header and footer. */
export async function wordDocument(document: PrintedDocument, style: WordStyle): Promise<Buffer> {
  const made = new Document({
    title: document.title,
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph(document.header)] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun({ children: [document.footer, ' ', PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: document.title, heading: HeadingLevel.TITLE }),
          new Paragraph(document.subtitle),
          ...document.blocks.flatMap((block) => wordBlock(block, style)),
        ],
      },
    ],
  });
  return Packer.toBuffer(made);
}
