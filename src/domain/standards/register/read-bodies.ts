import type { BodyRecord, BodyStandard } from './body-format.ts';
import { AsText } from './lenient.ts';
import { shorten } from './read-statements.ts';
import { plainText, readDay } from './read-values.ts';
import type { RegisterFinding, Severity } from './register-format.ts';

/** The tables that the register of assessment organisations is made of. */
export type BodyTableKind = 'organisations' | 'approvals' | 'standards' | 'areas' | 'types';

const columns = {
  organisation: [
    'apprenticeshipendpointassessmentorganisation',
    'organisationid',
    'epaorgid',
    'epaoid',
    'endpointassessororganisationid',
  ],
  name: ['name', 'organisationname', 'title'],
  ukprn: ['ukprn'],
  type: ['apprenticeshipendpointassessmentorganisationtype', 'organisationtype', 'type'],
  code: ['apprenticeshipendpointassessmentorganisationstandardcode', 'standardcode', 'larscode'],
  approval: ['apprenticeshipendpointassessmentorganisationapprenticeship'],
  reference: ['apprenticeshipstandard', 'reference', 'standardreference', 'standard'],
  area: ['apprenticeshipendpointassessmentorganisationdeliveryarea', 'deliveryarea', 'area', 'deliveryareas'],
  startsOn: ['startdate', 'effectivefrom', 'datestart'],
  endsOn: ['enddate', 'effectiveto', 'dateend'],
} as const;
type Field = keyof typeof columns;
type Row = Readonly<Partial<Record<Field, string>>>;

function fieldOf(name: string): Field | undefined {
  const key = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return (Object.keys(columns) as Field[]).find((field) =>
    (columns[field] as readonly string[]).includes(key),
  );
}

/** Which table of the register of assessment organisations has these columns; undefined when none has. */
export function bodyTableOf(names: readonly string[]): BodyTableKind | undefined {
  const fields = new Set(names.map(fieldOf));
  if (fields.has('organisation') && (fields.has('code') || fields.has('reference'))) return 'approvals';
  if (fields.has('organisation') && fields.has('name')) return 'organisations';
  if (fields.has('code') && fields.has('reference')) return 'standards';
  if (fields.has('area') && fields.has('name')) return 'areas';
  return fields.has('type') && fields.has('name') && names.length <= 6 ? 'types' : undefined;
}

/** One row of a table; `at` is its line. */
export interface BodyRow {
  readonly at: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The rows of each table that was given. */
export type BodyTables = Readonly<Partial<Record<BodyTableKind, readonly BodyRow[]>>>;

interface Reading {
  readonly findings: RegisterFinding[];
  readonly bodies: Map<string, BodyRecord>;
}

function rowOf({ value }: BodyRow): Row {
  const row: Partial<Record<Field, string>> = {};
  for (const [name, cell] of Object.entries(value)) {
    const field = fieldOf(name);
    if (field !== undefined) row[field] ??= plainText(AsText.parse(cell) ?? '');
  }
  return row;
}

/** Put the tables together. Never throws; every row that cannot be used has a finding. */
export function readBodies(tables: BodyTables): { bodies: BodyRecord[]; findings: RegisterFinding[] } {
  const reading: Reading = { findings: [], bodies: new Map() };
  const names = (kind: BodyTableKind, field: Field) =>
    new Map(
      (tables[kind] ?? []).map((row) => {
        const cells = rowOf(row);
        return [cells[field] ?? '', cells.name ?? ''] as const;
      }),
    );
  const types = names('types', 'type');
  for (const row of tables.organisations ?? []) readOrganisation(reading, row, types);
  readApprovals(reading, tables, names('areas', 'area'));
  return { bodies: [...reading.bodies.values()], findings: reading.findings };
}

function note(
  reading: Reading,
  at: number,
  subject: string,
  [severity, code, message]: [Severity, string, string],
): void {
  reading.findings.push({ line: at, subject: subject.slice(0, 40), version: '', code, severity, message });
}

function day(reading: Reading, at: number, subject: string, text: string | undefined): string | null {
  const read = readDay(text ?? '');
  if (read === undefined)
    note(reading, at, subject, [
      'W',
      'W3004',
      `"${shorten(text ?? '')}" is no date and was left out. Write it as YYYY-MM-DD.`,
    ]);
  return read ?? null;
}

function readOrganisation(reading: Reading, row: BodyRow, types: ReadonlyMap<string, string>): void {
  const { at } = row;
  const cells = rowOf(row);
  const id = (cells.organisation ?? '').toUpperCase();
  const name = cells.name ?? '';
  const refusal = refusalOf(reading, id, name);
  if (refusal !== undefined) {
    note(reading, at, id, refusal);
    return;
  }
  reading.bodies.set(id, {
    at,
    id,
    name,
    ukprn: ukprnOf(reading, at, id, cells.ukprn ?? ''),
    type: cells.type ? (types.get(cells.type) ?? cells.type) : null,
    startsOn: day(reading, at, id, cells.startsOn),
    endsOn: day(reading, at, id, cells.endsOn),
    standards: [],
  });
}

function refusalOf(reading: Reading, id: string, name: string): [Severity, string, string] | undefined {
  if (!/^EPA\d{4,5}$/.test(id))
    return [
      'S',
      'S3001',
      `"${shorten(id)}" is no number of an assessment organisation. It is EPA and four digits, such as EPA0001.`,
    ];
  if (name === '') return ['S', 'S3002', `${id} has no name. Fill in the column "name".`];
  if (!reading.bodies.has(id)) return undefined;
  return ['S', 'S3003', `${id} stands twice; the second row, "${shorten(name)}", was not used. Remove one.`];
}

function ukprnOf(reading: Reading, at: number, id: string, text: string): string | null {
  if (/^[1-9]\d{7}$/.test(text)) return text;
  const message =
    text === ''
      ? `${id} has no UKPRN.`
      : `The UKPRN "${shorten(text)}" of ${id} is not eight digits and was left out. Correct it in the file.`;
  note(reading, at, id, ['W', text === '' ? 'W3001' : 'W3002', message]);
  return null;
}

function readApprovals(reading: Reading, tables: BodyTables, areas: ReadonlyMap<string, string>): void {
  const references = new Map(
    (tables.standards ?? []).map((row) => {
      const { code, reference, name } = rowOf(row);
      return [code ?? '', { reference: (reference ?? '').toUpperCase(), name: name ?? '' }] as const;
    }),
  );
  for (const row of tables.approvals ?? []) {
    const cells = rowOf(row);
    const id = (cells.organisation ?? '').toUpperCase();
    const body = reading.bodies.get(id) ?? organisationOf(reading, row, cells);
    if (body === undefined) {
      note(reading, row.at, id, [
        'S',
        'S3004',
        `"${shorten(id)}" is not among the organisations of the file. Add its row, or the file of organisations.`,
      ]);
      continue;
    }
    const reference = referenceOf(reading, row.at, cells, references);
    if (reference !== undefined) addStandard(reading, row.at, body, { reference, cells, areas });
  }
}

/** A table that names organisation and standard in one row stands alone. */
function organisationOf(reading: Reading, row: BodyRow, cells: Row): BodyRecord | undefined {
  if (cells.name === undefined || cells.approval !== undefined) return undefined;
  const { startsOn: _from, endsOn: _to, ...own } = cells;
  readOrganisation(reading, { at: row.at, value: own }, new Map());
  return reading.bodies.get((cells.organisation ?? '').toUpperCase());
}

function referenceOf(
  reading: Reading,
  at: number,
  cells: Row,
  references: ReadonlyMap<string, { readonly reference: string; readonly name: string }>,
): string | undefined {
  const known = cells.code === undefined ? undefined : references.get(cells.code);
  const given = cells.reference?.toUpperCase() ?? known?.reference ?? '';
  // The register once told editions apart by a number after the reference.
  const reference = /^((?:ST|FA|AU)\d{4})[-_]\d{1,2}$/.exec(given)?.[1] ?? given;
  if (reference !== given)
    note(reading, at, cells.organisation ?? '', [
      'W',
      'W3005',
      `The reference "${given}" was read as ${reference}.`,
    ]);
  if (/^(ST|FA|AU)\d{4}$/.test(reference)) return reference;
  const id = cells.organisation ?? '';
  if (reference !== '')
    note(reading, at, id, [
      'S',
      'S3005',
      `"${shorten(reference)}" is no reference of a standard. It is ST, FA or AU and four digits.`,
    ]);
  else if (known)
    note(reading, at, id, [
      'S',
      'S3006',
      `The standard "${shorten(known.name)}" (code ${cells.code}) has no reference in the table of standards, so the approval cannot be kept. Fill it in there.`,
    ]);
  else
    note(reading, at, id, [
      'S',
      'S3007',
      `The standard code "${shorten(cells.code ?? '')}" is not in the table of standards. Add its row, or choose that file too.`,
    ]);
  return undefined;
}

function addStandard(
  reading: Reading,
  at: number,
  body: BodyRecord,
  { reference, cells, areas }: { reference: string; cells: Row; areas: ReadonlyMap<string, string> },
): void {
  const named = (cells.area ?? '')
    .split(/[;,|]/)
    .map((area) => area.trim())
    .filter((area) => area !== '');
  const own = named.map((area) => areas.get(area) ?? area);
  const startsOn = day(reading, at, body.id, cells.startsOn);
  const endsOn = day(reading, at, body.id, cells.endsOn);
  const held: BodyStandard | undefined = body.standards.find((one) => one.reference === reference);
  if (held === undefined) {
    body.standards.push({ reference, areas: own, startsOn, endsOn });
    return;
  }
  const fresh = own.filter((area) => !held.areas.includes(area));
  if (fresh.length === 0)
    note(reading, at, body.id, [
      'W',
      'W3003',
      `${body.id} and ${reference} stand twice; the rows were taken as one.`,
    ]);
  held.areas.push(...fresh);
}
