import type { RegisterFinding } from './register-format.ts';

const severities = {
  E: 'E: the file is not usable',
  S: 'S: skipped, the old one is kept',
  W: 'W: imported with a warning',
} as const;

/** One cell of a CSV file. What a spreadsheet could take for a formula is written as text. */
export function csvCell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The first line of a report, with the mark by which spreadsheets know the encoding. */
export const reportHeader = '\uFEFFLine,Reference,Version,Code,Severity,Message\r\n';

/** One finding as a line of the report. */
export function reportLine({ line, subject, version, code, severity, message }: RegisterFinding): string {
  const cells = [line === 0 ? '' : String(line), subject, version, code, severities[severity], message];
  return `${cells.map(csvCell).join(',')}\r\n`;
}
