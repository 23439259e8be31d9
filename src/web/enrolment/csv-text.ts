import type { ImportReport } from '#domain/enrolment/import-report.ts';
import { importColumns } from '#domain/enrolment/import-row.ts';

/** One cell of a CSV file. What a spreadsheet could take for a formula is written as text. */
export function csvCell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvOf(rows: readonly (readonly string[])[]): string {
  // The mark at the beginning lets spreadsheets read names with accents rightly.
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** An empty file with the columns of an import and one invented row. */
export function templateCsv(): string {
  const example: Readonly<Record<string, string>> = {
    uln: '9999999999',
    givenNames: 'Amina',
    familyName: 'Example',
    dateOfBirth: '06/05/2004',
    reference: 'ST0072',
    startsOn: '01/09/2026',
    plannedEndOn: '31/01/2028',
    employer: 'Example Stores',
    managerName: 'Sam Example',
    managerEmail: 'sam@example.org',
    tutorEmail: 'tutor@example.org',
  };
  return csvOf([importColumns.map(({ title }) => title), importColumns.map(({ id }) => example[id] ?? '')]);
}

/** The rows that were not taken, with what is wrong in a last column, to mend and send again. */
export function rejectedCsv(report: ImportReport): string {
  const titles = importColumns.map(({ title }) => title);
  const rows = report.rejected.map(({ values, issues }) => [
    ...importColumns.map(({ id, title }) => values[id] ?? values[title] ?? ''),
    issues.map(({ column, message }) => `${column}: ${message}`).join(' '),
  ]);
  return csvOf([[...titles, 'What to mend'], ...rows]);
}

/** Hands a text to the browser as a file to keep. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
