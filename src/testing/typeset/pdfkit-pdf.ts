import PdfDocument from 'pdfkit';
import { type PrintedBlock, type PrintedDocument, type PrintedTable, wordsOf } from './printed-document.ts';
import { type GridCell, gridOf } from './table-grid.ts';

/** How pdfkit sets a document; sizes in points. */
export interface PdfkitStyle {
  readonly font: 'Helvetica' | 'Times-Roman';
  readonly bold: 'Helvetica-Bold' | 'Times-Bold';
  readonly size: number;
  readonly ruled: boolean;
}

const inset = 4;
const margin = 56;

/** Draws one table row by row; rows whose cells span are kept on a page together when a page can hold them. */
class TableSetter {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly style: PdfkitStyle;
  private readonly lefts: readonly number[];
  private readonly rows: readonly (readonly GridCell[])[];
  private readonly hasHead: boolean;
  private readonly boldRows: readonly boolean[];

  constructor(pdf: PDFKit.PDFDocument, style: PdfkitStyle, table: PrintedTable) {
    this.pdf = pdf;
    this.style = style;
    const total = table.columns.reduce((sum, width) => sum + width, 0);
    const room = pdf.page.width - 2 * margin;
    let left = margin;
    this.lefts = [0, ...table.columns].map((width) => {
      left += (room * width) / total;
      return left;
    });
    this.rows = gridOf(table);
    this.hasHead = table.head !== undefined;
    this.boldRows = [...(table.head ? [true] : []), ...table.rows.map(({ head }) => head === true)];
  }

  private widthOf({ column, columnSpan }: GridCell): number {
    return (this.lefts[column + columnSpan] ?? 0) - (this.lefts[column] ?? 0) - 2 * inset;
  }

  private heightOf(place: GridCell): number {
    const texts = place.cell?.text ?? [];
    this.pdf.font(this.style.font).fontSize(this.style.size);
    const sum = texts.reduce(
      (height, text) => height + this.pdf.heightOfString(wordsOf(text), { width: this.widthOf(place) }) + 2,
      0,
    );
    return sum + 2 * inset;
  }

  /** Row heights; what a merged cell needs more goes to its last row. */
  private heights(): readonly number[] {
    const plain = this.rows.map((row) =>
      Math.max(12, ...row.filter(({ cell }) => cell && !cell.rowSpan).map((place) => this.heightOf(place))),
    );
    for (const [at, row] of this.rows.entries()) {
      for (const place of row.filter(({ cell }) => cell?.rowSpan)) {
        const last = at + (place.cell?.rowSpan ?? 1) - 1;
        const has = plain.slice(at, last + 1).reduce((sum, height) => sum + height, 0);
        plain[last] = (plain[last] ?? 0) + Math.max(0, this.heightOf(place) - has);
      }
    }
    return plain;
  }

  private drawCell(place: GridCell, top: number, height: number, isBold: boolean): void {
    const left = this.lefts[place.column] ?? margin;
    const width = this.widthOf(place);
    if (this.style.ruled)
      this.pdf
        .rect(left, top, width + 2 * inset, height)
        .lineWidth(0.6)
        .stroke();
    let y = top + inset;
    for (const text of place.cell?.text ?? []) {
      const isStrong = isBold || typeof text !== 'string';
      this.pdf.font(isStrong ? this.style.bold : this.style.font).fontSize(this.style.size);
      this.pdf.text(wordsOf(text), left + inset, y, { width });
      y = this.pdf.y + 2;
    }
  }

  private drawRow(at: number, top: number, heights: readonly number[]): void {
    for (const place of this.rows[at] ?? []) {
      if (!place.cell) continue;
      const height = heights.slice(at, at + (place.cell.rowSpan ?? 1)).reduce((sum, one) => sum + one, 0);
      this.drawCell(place, top, height, this.boldRows[at] ?? false);
    }
  }

  /** The rows that merged cells hold together, from this row on. */
  private groupFrom(at: number): number {
    let end = at + 1;
    for (let row = at; row < end; row += 1)
      for (const { cell } of this.rows[row] ?? []) end = Math.max(end, row + (cell?.rowSpan ?? 1));
    return end;
  }

  draw(): void {
    const heights = this.heights();
    const bottom = this.pdf.page.height - margin - 20;
    let top = this.pdf.y;
    for (let at = 0; at < this.rows.length; ) {
      const end = this.groupFrom(at);
      const needed = heights.slice(at, end).reduce((sum, one) => sum + one, 0);
      if (top + needed > bottom) {
        this.pdf.addPage();
        top = margin + 10;
        if (this.hasHead && at > 0) {
          this.drawRow(0, top, heights);
          top += heights[0] ?? 0;
        }
      }
      for (; at < end; at += 1) {
        this.drawRow(at, top, heights);
        top += heights[at] ?? 0;
      }
    }
    this.pdf.x = margin;
    this.pdf.y = top + 10;
  }
}

function drawBlock(pdf: PDFKit.PDFDocument, style: PdfkitStyle, block: PrintedBlock): void {
  if (block.kind === 'table') {
    new TableSetter(pdf, style, block).draw();
    return;
  }
  if (block.kind === 'heading') {
    pdf
      .moveDown(0.6)
      .font(style.bold)
      .fontSize(style.size + 8 - 2 * block.level);
    pdf.text(block.text).moveDown(0.3);
    return;
  }
  pdf.font(style.font).fontSize(style.size);
  if (block.kind === 'paragraph') pdf.text(block.text).moveDown(0.5);
  else pdf.list(block.items.map(wordsOf), { bulletRadius: 1.5 }).moveDown(0.5);
}

function drawRunningTitles(pdf: PDFKit.PDFDocument, document: PrintedDocument, style: PdfkitStyle): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.font(style.font).fontSize(8);
    const foot = pdf.page.height - 40;
    pdf.page.margins.bottom = 0;
    pdf.text(document.header, margin, 30, { lineBreak: false });
    pdf.text(`${document.footer} | ${page + 1}`, margin, foot, { lineBreak: false });
  }
}

/** The bytes of a PDF set by pdfkit, with running header and footer; letters are of the standard fonts. */
export function pdfkitPdf(document: PrintedDocument, style: PdfkitStyle): Promise<Buffer> {
  const pdf = new PdfDocument({ size: 'A4', margin, bufferPages: true, info: { Title: document.title } });
  const pieces: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
  });
  pdf.font(style.bold).fontSize(20).text(document.title).moveDown(0.3);
  pdf.font(style.font).fontSize(style.size).text(document.subtitle).moveDown(1);
  for (const block of document.blocks) drawBlock(pdf, style, block);
  drawRunningTitles(pdf, document, style);
  pdf.end();
  return done;
}
