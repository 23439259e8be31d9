import { parse } from 'csv-parse/sync';
import { findActiveByUln } from '#db/enrolments.ts';
import { insertImportRun, listImportRuns, listTutorsByEmail } from '#db/imports.ts';
import { checkEnrolment } from '#domain/enrolment/check-enrolment.ts';
import { ImportReport } from '#domain/enrolment/import-report.ts';
import {
  type CellIssue,
  columnTitle,
  type ImportRow,
  readDay,
  readHeader,
  readRow,
  rowIssues,
} from '#domain/enrolment/import-row.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { cursorFor, readCursor } from '../pages.ts';
import { inTransaction, reading } from '../transaction.ts';
import { type EnrolInput, enrolIn } from './enrol.ts';

/** Most rows in one file: a file of this size is read and checked in seconds. */
const MOST_ROWS = 5000;

interface Candidate {
  readonly line: number;
  readonly row: ImportRow;
  issues: CellIssue[];
  input: EnrolInput | undefined;
}

/**
 * Enrol from a CSV file. Every row is checked first and on its own; a rejected row never stops the others, and comes
 * back with its values and what to mend. `dryRun` writes nothing.
 */
export async function importEnrolments(
  ctx: Context,
  input: { readonly fileName: string; readonly csv: string; readonly dryRun: boolean },
): Promise<ImportReport> {
  authorise(ctx, 'enrolment.import');
  const report: ImportReport = {
    id: null,
    fileName: input.fileName,
    rows: 0,
    accepted: 0,
    rejected: [],
    warnings: [],
  };
  const candidates = readCandidates(input.csv, report);
  report.rows = candidates.length;
  await checkCandidates(ctx, candidates, report);
  for (const candidate of candidates) {
    if (candidate.input && candidate.issues.length === 0 && !input.dryRun)
      await enrolCandidate(ctx, candidate, candidate.input);
    if (candidate.issues.length === 0) report.accepted += 1;
    else
      report.rejected.push({ line: candidate.line, values: { ...candidate.row }, issues: candidate.issues });
  }
  return input.dryRun ? report : await keepReport(ctx, report);
}

function readCandidates(csv: string, report: ImportReport): Candidate[] {
  const rows = parseCsv(csv);
  const [header, ...lines] = rows;
  if (!header) throw unreadable('The file is empty. The first row must name the columns.');
  const reading = readHeader(header.cells);
  if (!reading.ok) throw unreadable(reading.message);
  if (lines.length > MOST_ROWS)
    throw unreadable(`The file has ${lines.length} rows; import at most ${MOST_ROWS} at a time.`);
  for (const column of reading.ignored)
    report.warnings.push({ line: 1, column, message: 'This column is not used.' });
  return lines.map(({ line, cells }) => {
    const row = readRow(cells, reading.places);
    return { line, row, issues: rowIssues(row), input: undefined };
  });
}

function unreadable(message: string): Refusal {
  return new Refusal('invalid-request', { issues: [{ path: 'body.csv', message }] });
}

/** Rows with the line on which each begins. Commas, semicolons and tabs are told apart by the first line. */
function parseCsv(csv: string): { line: number; cells: string[] }[] {
  const text = csv.replace(/^\uFEFF/, '');
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const rows: { line: number; cells: string[] }[] = [];
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines, cells });
        return null;
      },
    });
    return rows;
  } catch (error) {
    throw unreadable(
      `The file cannot be read as CSV: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function checkCandidates(
  ctx: Context,
  candidates: readonly Candidate[],
  report: ImportReport,
): Promise<void> {
  const { organisationId } = ctx.actor;
  const today = londonDayOf(ctx.now.toISOString());
  const { tutors, enrolled } = await reading(ctx, async (db) => ({
    tutors: await listTutorsByEmail(db, organisationId, today),
    enrolled: await findActiveByUln(
      db,
      organisationId,
      candidates.map(({ row }) => row.uln.replace(/\s/g, '')),
    ),
  }));
  const seen = new Map<string, number>();
  for (const candidate of candidates) {
    const input = candidate.issues.length === 0 ? toInput(candidate.row, tutors) : undefined;
    if (input === undefined) continue;
    const decision = checkEnrolment(input, ctx.plans.listOpenPlans(), today);
    if (!decision.ok)
      candidate.issues.push(
        ...decision.issues.map(({ path, message }) => ({ column: columnTitle(path), message })),
      );
    else {
      candidate.issues.push(...doubled(candidate, decision, seen, enrolled));
      report.warnings.push(
        ...decision.warnings.map(({ path, message }) => ({
          line: candidate.line,
          column: columnTitle(path),
          message,
        })),
      );
    }
    if (input.tutorId === '')
      candidate.issues.push({
        column: 'Tutor e-mail',
        message: `No tutor of this provider has the address ${candidate.row.tutorEmail}. Invite them first.`,
      });
    candidate.input = input;
  }
}

function doubled(
  { line, row }: Candidate,
  { uln, ulnKind }: { readonly uln: string; readonly ulnKind: string },
  seen: Map<string, number>,
  enrolled: readonly { readonly uln: string; readonly reference: string }[],
): CellIssue[] {
  if (ulnKind === 'temporary') return [];
  const key = `${uln} ${row.reference}`;
  const before = seen.get(key);
  if (before !== undefined)
    return [{ column: 'ULN', message: `The same apprentice and standard stand on line ${before} already.` }];
  seen.set(key, line);
  const isHeld = enrolled.some((one) => one.uln === uln && one.reference === row.reference);
  return isHeld
    ? [{ column: 'ULN', message: `An apprentice with this number is already enrolled on ${row.reference}.` }]
    : [];
}

function toInput(row: ImportRow, tutors: ReadonlyMap<string, string>): EnrolInput {
  return {
    givenNames: row.givenNames,
    familyName: row.familyName,
    nameUsed: row.nameUsed || undefined,
    email: row.email || undefined,
    dateOfBirth: readDay(row.dateOfBirth) ?? '',
    uln: row.uln,
    learnerReference: row.learnerReference || undefined,
    reference: row.reference.toUpperCase(),
    standardVersion: row.standardVersion || undefined,
    options: row.options
      .split(';')
      .map((option) => option.trim())
      .filter((option) => option !== ''),
    startsOn: readDay(row.startsOn) ?? '',
    plannedEndOn: readDay(row.plannedEndOn) ?? '',
    employer: row.employer,
    managerName: row.managerName,
    managerEmail: row.managerEmail,
    tutorId: tutors.get(row.tutorEmail.toLowerCase()) ?? '',
    carePlan: false,
    signLanguage: false,
  };
}

/** Enrol one row in a transaction of its own; a refusal becomes the row's, anything else is a defect. */
async function enrolCandidate(ctx: Context, candidate: Candidate, input: EnrolInput): Promise<void> {
  try {
    await inTransaction(ctx, (tx) => enrolIn(tx, ctx, input));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const issues = error.detail.issues ?? [{ path: 'uln', message: error.message }];
    candidate.issues.push(...issues.map(({ path, message }) => ({ column: columnTitle(path), message })));
  }
}

async function keepReport(ctx: Context, report: ImportReport): Promise<ImportReport> {
  const kept = { ...report, id: ctx.newId() };
  await inTransaction(ctx, async (tx) => {
    await insertImportRun(tx, {
      organisationId: ctx.actor.organisationId,
      createdBy: ctx.actor.personId,
      createdAt: ctx.now,
      report: kept,
    });
    await recordAudit(tx, ctx, {
      type: 'enrolment.import-run',
      subjectType: 'import-run',
      subjectId: kept.id,
      detail: { rows: kept.rows, accepted: kept.accepted, rejected: kept.rejected.length },
    });
  });
  return kept;
}

/** Earlier imports, newest first. */
export async function listImports(
  ctx: Context,
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  authorise(ctx, 'enrolment.import');
  const after = readCursor(query.cursor, 1);
  const rows = await reading(ctx, (db) =>
    listImportRuns(
      db,
      ctx.actor.organisationId,
      after === undefined ? undefined : String(after[0]),
      query.limit,
    ),
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      report: ImportReport.parse(row.report),
      by: row.by,
      at: row.created_at.toISOString(),
    })),
    nextCursor: rows.length > query.limit && last ? cursorFor([last.id]) : null,
  };
}
