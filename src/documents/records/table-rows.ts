import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { UnreadableFile } from './unreadable-file.ts';

/** The names of a table's columns, or one row with its cells by column. */
export interface TableRow {
  /** Line on which it begins, from 1. */
  readonly at: number;
  readonly value: Readonly<Record<string, string>>;
}

/** Rows of more cells than this, or files of more rows, are no table of ours. */
const mostColumns = 500;
/** Rows that are read of one table. */
export const mostRows = 500_000;
/** Titles and notes may stand above the names of the columns. */
const headerWithin = 12;

/** Turns cells into rows once the row with the names is found. */
export class HeaderFinder {
  readonly #isHeader: (names: readonly string[]) => boolean;
  #before: { at: number; cells: readonly string[] }[] = [];
  #names: readonly string[] | undefined;
  #count = 0;

  constructor(isHeader: (names: readonly string[]) => boolean) {
    this.#isHeader = isHeader;
  }

  /** The names of the columns; undefined while they are not found. */
  get names(): readonly string[] | undefined {
    return this.#names;
  }

  /** One line of cells. Gives the rows that are known by now. */
  take(at: number, cells: readonly string[]): readonly TableRow[] {
    this.#count += 1;
    if (this.#count > mostRows)
      throw new UnreadableFile(`The table has more than ${mostRows} rows. Split it.`);
    if (cells.length > mostColumns)
      throw new UnreadableFile(`Line ${at} has more than ${mostColumns} cells.`);
    if (this.#names) return [rowOf(this.#names, at, cells)];
    const names = cells.map((cell) => cell.trim());
    if (this.#isHeader(names)) {
      this.#names = names;
      this.#before = [];
      return [];
    }
    this.#before.push({ at, cells: names });
    if (this.#before.length >= headerWithin) throw this.#noHeader();
    return [];
  }

  /** Throws when no row with names was found. */
  end(): void {
    if (!this.#names) throw this.#noHeader();
  }

  #noHeader(): UnreadableFile {
    const first = this.#before.find(({ cells }) => cells.some((cell) => cell !== ''));
    if (!first) return new UnreadableFile('The table is empty. Its first row names the columns.');
    const names = first.cells.filter((cell) => cell !== '').slice(0, 8);
    return new UnreadableFile(
      `The columns "${names.join('", "').slice(0, 300)}" are not those of a table that can be read. Keep the first row of the published file, which names the columns.`,
    );
  }
}

function rowOf(names: readonly string[], at: number, cells: readonly string[]): TableRow {
  const value: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [place, name] of names.entries()) {
    if (name !== '' && !(name in value)) value[name] = cells[place] ?? '';
  }
  return { at, value: { ...value } };
}

/** The sign between the cells, by the first line that has any. */
export function delimiterOf(start: string): string {
  const line = start.split(/\r\n|\r|\n/).find((each) => /[,;\t|]/.test(each)) ?? '';
  const count = (sign: string) => line.split(sign).length;
  return ['\t', ',', ';', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), '\t');
}

/**
 * The rows of a text table (CSV or TSV), read piece by piece. `start` is how the text begins.
 * Throws {@link UnreadableFile} when it is no table with known columns.
 */
export async function* tableRows(
  text: AsyncIterable<string>,
  start: string,
  isHeader: (names: readonly string[]) => boolean,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: delimiterOf(start),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: 2_000_000,
  });
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  const finder = new HeaderFinder(isHeader);
  try {
    for await (const { info, record } of source.pipe(parser) as AsyncIterable<Parsed>) {
      if (record.every((cell) => cell.trim() === '')) continue;
      const inside = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      yield* finder.take(Math.max(1, info.lines - inside), record);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(`The table cannot be read: ${error.message}.`, { cause: error });
  } finally {
    source.destroy();
  }
  finder.end();
}

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: string[];
}
