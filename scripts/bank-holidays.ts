import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

/**
 * Writes the table of English bank holidays that the domain reads: `npx tsx scripts/bank-holidays.ts`, then format.
 * Days on a Saturday or Sunday are left out: their substitutes stand in the list.
 */
const from = 2015;
const to = 2032;
const calendar = new Holidays('GB', 'ENG');

const rows: string[] = [];
for (let year = from; year <= to; year += 1) {
  for (const holiday of calendar.getHolidays(year)) {
    const on = holiday.date.slice(0, 10);
    const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
    if (holiday.type !== 'public' || weekday === 0 || weekday === 6) continue;
    rows.push(`  ['${on}', ${JSON.stringify(holiday.name.replace('’', "'"))}],`);
  }
}

writeFileSync(
  'src/domain/time/bank-holiday-table.ts',
  `// Written by scripts/bank-holidays.ts. Do not edit by hand.
import type { PlainDate } from '#domain/standards/values.ts';

/**
 * Bank holidays in England on weekdays, substitute days included. Data of date-holidays 3.37.0
 * (https://github.com/commenthol/date-holidays), CC BY-SA 3.0, after https://www.gov.uk/bank-holidays.
 */
export const bankHolidayTable: readonly (readonly [PlainDate, string])[] = [
${rows.join('\n')}
];

/** The first and the last day for which the table is complete. */
export const bankHolidaySpan: { readonly from: PlainDate; readonly to: PlainDate } = {
  from: '${from}-01-01',
  to: '${to}-12-31',
};
`,
);
