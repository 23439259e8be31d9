import pg from 'pg';

const { types } = pg;

const int8 = 20;
const int8Array = 1016;
const date = 1082;
const dateArray = 1182;
const text: number = 25;
const textArray: number = 1009;

const readTexts = types.getTypeParser(textArray, 'text');
const readText = types.getTypeParser(text, 'text');

/**
 * How values come out of the database: counts and sizes as numbers, legal days as `YYYY-MM-DD`, instants as Date.
 * A count above what a number holds exactly is a defect and throws.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return types.getTypeParser(oid, 'binary');
    if (oid === int8) return toCount;
    if (oid === int8Array) return (value: string) => readTexts(value).map(toCount);
    if (oid === date) return readText;
    if (oid === dateArray) return readTexts;
    return types.getTypeParser(oid, 'text');
  },
};

function toCount(value: string): number {
  const count = Number(value);
  if (!Number.isSafeInteger(count)) throw new RangeError(`${value} is larger than a count may be.`);
  return count;
}
