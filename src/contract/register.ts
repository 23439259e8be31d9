import { z } from 'zod';
import { FieldChange } from '#domain/standards/register/diff-version.ts';
import { ImportCounts, ImportFile, ImportState } from '#domain/standards/register/import-format.ts';
import {
  RegisterContent,
  RegisterFacts,
  RegisterFinding,
  RegisterStatement,
  RegisterStatus,
  Severity,
  StatementKind,
} from '#domain/standards/register/register-format.ts';
import { endpoint } from './endpoint.ts';
import { nothing, PageQuery, page } from './shapes.ts';

const Reference = z
  .string()
  .regex(/^(ST|FA|AU)\d{4}$/, 'Write ST, FA or AU and four digits, such as ST0072.');
const Version = z
  .string()
  .regex(/^\d{1,4}\.\d{1,4}$/, 'Write two numbers with a full stop between, such as 1.1.');
const Level = z.coerce.number().int().min(1).max(8);
const ImportParams = z.strictObject({ importId: z.uuid() });

/** A standard in the list, as of its version for starts now. */
export const RegisterStandard = z.strictObject({
  reference: z.string(),
  /** Empty when no source states it. */
  version: z.string(),
  title: z.string(),
  level: z.int().nullable(),
  route: z.string().nullable(),
  status: RegisterStatus.nullable(),
  versions: z.int(),
  statements: z.int(),
  bodies: z.int(),
  /** Editions of the plans that are published here. */
  planEditions: z.array(z.string()),
});
export type RegisterStandard = z.infer<typeof RegisterStandard>;

/** How many standards there are and what the list can be narrowed by. */
export const getRegisterFacets = endpoint({
  method: 'GET',
  path: '/register',
  summary: 'Count the standards of the register',
  permission: 'standards.read',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({
    standards: z.int(),
    routes: z.array(z.string()),
    levels: z.array(z.int()),
    edition: z.int(),
  }),
  problems: [],
});

/** Standards of the register. */
export const listRegisterStandards = endpoint({
  method: 'GET',
  path: '/register/standards',
  summary: 'List and search the standards of the register',
  permission: 'standards.read',
  params: nothing,
  query: PageQuery.extend({
    search: z.string().max(200).optional(),
    level: Level.optional(),
    route: z.string().max(200).optional(),
    status: RegisterStatus.optional(),
  }),
  body: nothing,
  output: page(RegisterStandard),
  problems: [],
});

/** One standard of the register. */
export const RegisterStandardDetail = z.strictObject({
  reference: z.string(),
  title: z.string(),
  /** The version for starts now. */
  current: z.string(),
  versions: z.array(
    z.strictObject({
      version: z.string(),
      content: RegisterContent,
      facts: RegisterFacts,
      statements: z.array(RegisterStatement),
    }),
  ),
  bodies: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      ukprn: z.string().nullable(),
      areas: z.array(z.string()),
      startsOn: z.string().nullable(),
      endsOn: z.string().nullable(),
    }),
  ),
  planEditions: z.array(z.string()),
});
export type RegisterStandardDetail = z.infer<typeof RegisterStandardDetail>;

/** One standard with its versions. */
export const getRegisterStandard = endpoint({
  method: 'GET',
  path: '/register/standards/{reference}',
  summary: 'Read a standard of the register with its versions and statements',
  permission: 'standards.read',
  params: z.strictObject({ reference: Reference }),
  query: nothing,
  body: nothing,
  output: RegisterStandardDetail,
  problems: ['not-found'],
});

/** Statements across all standards. */
export const searchRegisterStatements = endpoint({
  method: 'GET',
  path: '/register/statements',
  summary: 'Search knowledge, skills and behaviours across all standards',
  permission: 'standards.read',
  params: nothing,
  query: PageQuery.extend({
    search: z.string().trim().min(2, 'Write at least two letters.').max(200),
    kind: StatementKind.optional(),
    level: Level.optional(),
    route: z.string().max(200).optional(),
    versions: z.enum(['current', 'all']).default('current'),
  }),
  body: nothing,
  output: page(
    z.strictObject({
      reference: z.string(),
      version: z.string(),
      title: z.string(),
      level: z.int().nullable(),
      ref: z.string(),
      kind: StatementKind,
      text: z.string(),
    }),
  ).extend({ total: z.int() }),
  problems: [],
});

/** One import of register data. */
export const RegisterImport = z.strictObject({
  id: z.uuid(),
  /** Standards, or the register of assessment organisations; null until the files were read. */
  kind: z.enum(['standards', 'bodies']).nullable(),
  state: ImportState,
  reference: z.string().nullable(),
  version: z.string().nullable(),
  files: z.array(ImportFile),
  counts: ImportCounts.nullable(),
  problem: z.string().nullable(),
  /** The report as a CSV file, below `/files/{id}`. */
  reportFileId: z.uuid().nullable(),
  by: z.string().nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type RegisterImport = z.infer<typeof RegisterImport>;

/** Begin an import; its files follow by `POST /uploads` with purpose "import". */
export const startRegisterImport = endpoint({
  method: 'POST',
  path: '/register/imports',
  summary: 'Start an import of register data',
  permission: 'standards.import-register',
  params: nothing,
  query: nothing,
  body: z.strictObject({ reference: Reference.optional(), version: Version.optional() }),
  output: z.strictObject({ id: z.uuid() }),
  problems: ['invalid-request'],
});

/** The organisation's imports, newest first. */
export const listRegisterImports = endpoint({
  method: 'GET',
  path: '/register/imports',
  summary: 'List the imports of register data',
  permission: 'standards.import-register',
  params: nothing,
  query: PageQuery,
  body: nothing,
  output: page(RegisterImport),
  problems: [],
});

/** Where one import stands. */
export const getRegisterImport = endpoint({
  method: 'GET',
  path: '/register/imports/{importId}',
  summary: 'Read where an import of register data stands',
  permission: 'standards.import-register',
  params: ImportParams,
  query: nothing,
  body: nothing,
  output: RegisterImport,
  problems: ['not-found'],
});

function importStep(step: 'read' | 'apply' | 'discard', summary: string) {
  return endpoint({
    method: 'POST',
    path: `/register/imports/{importId}/${step}`,
    summary,
    permission: 'standards.import-register',
    params: ImportParams,
    query: nothing,
    body: nothing,
    output: RegisterImport,
    problems: ['not-found', 'register-import-state', 'invalid-request'],
  });
}

/** Have the files read and compared with what is held. */
export const readRegisterImport = importStep(
  'read',
  'Read the files of an import and compare them with the register',
);
/** Have the differences written. */
export const applyRegisterImport = importStep('apply', 'Apply an import to the register');
/** Give an import up. */
export const discardRegisterImport = importStep('discard', 'Discard an import that was not applied');

/** What an import changes, version by version. */
export const listRegisterImportChanges = endpoint({
  method: 'GET',
  path: '/register/imports/{importId}/changes',
  summary: 'List what an import changes',
  permission: 'standards.import-register',
  params: ImportParams,
  query: PageQuery.extend({ kind: z.enum(['new', 'changed', 'unchanged', 'skipped']).optional() }),
  body: nothing,
  output: page(
    z.strictObject({
      subject: z.string(),
      version: z.string(),
      title: z.string(),
      kind: z.enum(['new', 'changed', 'unchanged', 'skipped']),
      changes: z.array(FieldChange),
      kept: z.array(FieldChange),
    }),
  ),
  problems: ['not-found'],
});

/** What is wrong with the files of an import. */
export const listRegisterImportFindings = endpoint({
  method: 'GET',
  path: '/register/imports/{importId}/findings',
  summary: 'List the findings of an import',
  permission: 'standards.import-register',
  params: ImportParams,
  query: PageQuery.extend({ severity: Severity.optional() }),
  body: nothing,
  output: page(RegisterFinding),
  problems: ['not-found'],
});
