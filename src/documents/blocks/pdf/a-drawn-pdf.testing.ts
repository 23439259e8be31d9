/** Words at a place; `down` counts from the top of the page. */
export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly down: number;
  readonly size?: number;
  readonly bold?: boolean;
  /** Seen by programs alone. */
  readonly hidden?: boolean;
}

/** A line from one point to another, counted from the top left corner. */
export type DrawnLine = readonly [number, number, number, number];

/** One page of a test document, in points. */
export interface DrawnPage {
  readonly texts: readonly DrawnText[];
  readonly lines?: readonly DrawnLine[];
  readonly turned?: boolean;
}

const height = 842;

function draw({ texts, lines = [] }: DrawnPage): string {
  const strokes = lines.map(([x1, y1, x2, y2]) => `${x1} ${height - y1} m ${x2} ${height - y2} l S`);
  const words = texts.map(({ text, left, down, size = 10, bold = false, hidden = false }) => {
    const safe = text.replace(/[()\\]/g, '\\$&');
    return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${hidden ? 3 : 0} Tr ${left} ${height - down} Td (${safe}) Tj ET`;
  });
  return [...strokes, ...words].join('\n');
}

/** The bytes of a PDF that shows words and lines at the places given. */
export function aDrawnPdf(pages: readonly DrawnPage[]): Buffer {
  const first = 5;
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>',
  ];
  for (const [at, page] of pages.entries()) {
    const content = draw(page);
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 ${height}]${page.turned ? '/Rotate 90' : ''}` +
        `/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents ${first + 1 + at * 2} 0 R>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const rows = objects.map((body, at) => {
    const row = `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${at + 1} 0 obj${body}endobj\n`;
    return row;
  });
  const table = file.length;
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Lines around cells: the borders of columns and rows. */
export function gridLines(xs: readonly number[], ys: readonly number[]): readonly DrawnLine[] {
  const [left = 0] = xs;
  const [top = 0] = ys;
  const right = xs.at(-1) ?? 0;
  const bottom = ys.at(-1) ?? 0;
  return [...ys.map((y): DrawnLine => [left, y, right, y]), ...xs.map((x): DrawnLine => [x, top, x, bottom])];
}
