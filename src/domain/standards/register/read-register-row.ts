import { AsList, AsText, defined, objectOf } from './lenient.ts';
import { countOf, dayOf, larsOf, levelOf, linkOf, routeOf } from './read-api-object.ts';
import { isUnsettled, plainText, productTypeOf, readList, readStatus, readYes } from './read-values.ts';
import type { ReadingNote, RegisterContent, RegisterFacts, RegisterRecord } from './register-format.ts';

/** Fields of the register, each with the names that its exports give the column, in lower-case letters and digits. */
const columns = {
  reference: [
    'reference',
    'referencenumber',
    'standardreference',
    'standardreferencenumber',
    'apprenticeshipreference',
    'stref',
  ],
  title: ['name', 'title', 'standardname', 'apprenticeshipstandard', 'standardtitle', 'apprenticeshipname'],
  version: ['versionnumber', 'version', 'standardversion'],
  status: ['status', 'standardstatus'],
  level: ['level', 'standardlevel'],
  route: ['route', 'occupationalroute', 'sector'],
  larsCode: [
    'larscodeforprovidersonly',
    'larscode',
    'larsstandardcode',
    'standardcode',
    'larscodeforproviders',
  ],
  aimClass: ['learningaimclasscode', 'larsaimclasscode'],
  funding: ['maximumfunding', 'maxfunding', 'fundingband', 'maximumfundingband', 'fundingbandmaximum'],
  duration: ['typicalduration', 'duration', 'durationmonths', 'typicaldurationmonths'],
  options: ['options'],
  coreAndOptions: ['coreandoptions'],
  approvedOn: ['approvedfordeliverydate', 'approvedfordelivery', 'dateapprovedfordelivery'],
  retiredOn: ['retireddate', 'dateretired'],
  withdrawnOn: ['withdrawndate', 'datewithdrawn'],
  earliestStartOn: ['earlieststartdate'],
  latestStartOn: ['lateststartdate'],
  latestEndOn: ['latestenddate'],
  lastUpdatedOn: ['lastupdated', 'datelastupdated'],
  link: ['link', 'url', 'standardpageurl'],
  planLink: ['assessmentplanurl', 'assessmentplanlink'],
  overview: ['overviewofrole', 'overview', 'roleoverview'],
  jobTitles: ['jobtitles', 'typicaljobtitles'],
  qualityAssurer: ['eqaprovider', 'eqa'],
  regulated: ['regulatedstandard', 'regulated'],
  integration: ['integration'],
  integratedDegree: ['integrateddegree'],
  notices: ['banners', 'banner', 'notices'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Field = keyof typeof columns;

/** A row by the register's fields; a field that the row does not have is absent. */
type Row = Readonly<Partial<Record<Field, string>>>;

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const fieldByKey = new Map<string, Field>(
  Object.entries(columns).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)),
);

function rowOf(value: Readonly<Record<string, unknown>>): Row {
  const row: Partial<Record<Field, string>> = {};
  for (const [name, cell] of Object.entries(value)) {
    const field = fieldByKey.get(keyOf(name));
    const text = AsText.parse(cell);
    if (field !== undefined && text !== undefined) row[field] ??= text;
  }
  return row;
}

/** Whether these are columns of the register: a reference and a title, and at least one more. */
export function isRegisterHeader(names: readonly string[]): boolean {
  const fields = new Set(names.map((name) => fieldByKey.get(keyOf(name))));
  return fields.has('reference') && fields.has('title') && fields.size >= 4;
}

/**
 * Read one object of the register: a row of the export, or a standard with its versions in a list. Each version becomes a record of its own. Never
 * throws; what is missing or odd is for the rules.
 */
export function readRegisterObject(value: Readonly<Record<string, unknown>>, at: number): RegisterRecord[] {
  const nested = AsList.parse(value.versions);
  if (nested === undefined) return [recordOf(rowOf(value), at)];
  const standard = rowOf(value);
  return nested.map((version) => recordOf({ ...standard, ...rowOf(objectOf(version) ?? {}) }, at));
}

const required = ['reference', 'title'] as const;

function recordOf(row: Row, at: number): RegisterRecord {
  const reference = (row.reference ?? '').trim().toUpperCase();
  const { version, notes } = versionOf(row.version);
  const unit = larsOf(row.aimClass);
  const larsCode = reference.startsWith('AU') && unit != null ? unit : larsOf(row.larsCode);
  return {
    at,
    shape: 'register',
    reference,
    version,
    given: defined({
      reference: row.reference,
      version: row.version === undefined ? undefined : version,
      title: row.title,
      status: row.status,
      larsCode: larsCode === undefined ? undefined : (larsCode ?? '0'),
      route: row.route,
      level: row.level,
      earliestStartDate: row.earliestStartOn,
      latestStartDate: row.latestStartOn,
    }),
    missing: required.filter((field) => row[field] === undefined),
    content: contentOf(row, reference),
    facts: { ...factsOf(row), ...(larsCode === undefined ? {} : { larsCode }) },
    notes: [...notes, ...unsettledNote(row)],
  };
}

function versionOf(text: string | undefined): { version: string; notes: ReadingNote[] } {
  const version = (text ?? '').trim().replace(/^v(?:ersion)? ?(?=\d)/i, '');
  if (!/^\d{1,2}$/.test(version)) return { version: isUnsettled(version) ? '' : version, notes: [] };
  // A spreadsheet takes 1.0 for a number and drops the zero.
  const whole = `${version}.0`;
  return {
    version: whole,
    notes: [{ code: 'W2007', message: `The version "${version}" was read as ${whole}.` }],
  };
}

function contentOf(row: Row, reference: string): RegisterContent {
  return defined({
    title: row.title === undefined ? undefined : plainText(row.title),
    productType: productTypeOf(reference),
    level: levelOf(row.level),
    overview: row.overview === undefined ? undefined : plainText(row.overview),
    jobTitles: row.jobTitles === undefined ? undefined : readList(row.jobTitles),
    coreAndOptions: readYes(row.coreAndOptions ?? ''),
    options: row.options === undefined ? undefined : readList(row.options),
  });
}

function factsOf(row: Row): RegisterFacts {
  const status = row.status === undefined ? undefined : readStatus(row.status);
  const integration = [row.integration, row.integratedDegree].find(
    (text) => text !== undefined && !isUnsettled(text),
  );
  return defined({
    status: status?.status,
    isPaused: status?.isPaused,
    route: routeOf(row.route),
    fundingPounds: countOf(row.funding),
    durationMonths: countOf(row.duration),
    approvedOn: dayOf(row.approvedOn),
    retiredOn: dayOf(row.retiredOn),
    withdrawnOn: dayOf(row.withdrawnOn),
    earliestStartOn: dayOf(row.earliestStartOn),
    latestStartOn: dayOf(row.latestStartOn),
    latestEndOn: dayOf(row.latestEndOn),
    lastUpdatedOn: dayOf(row.lastUpdatedOn),
    isRegulated: readYes(row.regulated ?? ''),
    qualityAssurer: row.qualityAssurer === undefined ? undefined : plainText(row.qualityAssurer),
    integration: integration === undefined ? undefined : plainText(integration),
    link: linkOf(row.link),
    planLink: linkOf(row.planLink),
    notices: row.notices === undefined ? undefined : noticesOf(row.notices),
  });
}

/** Banners stand after one another, apart by semicolons, which also stand inside them: only one before a new sentence divides. */
function noticesOf(text: string): string[] {
  return text
    .split(/[;|]\s{0,3}(?=[A-Z])/)
    .map((part) => plainText(part))
    .filter((part) => part !== '');
}

function unsettledNote(row: Row): ReadingNote[] {
  const status = row.status === undefined ? undefined : readStatus(row.status)?.status;
  if (status !== 'approved-for-delivery') return [];
  const names = { duration: 'typical duration', funding: 'maximum funding', larsCode: 'LARS code' } as const;
  const open = (Object.keys(names) as (keyof typeof names)[]).filter((field) =>
    /^tb[cd]$/i.test(row[field]?.trim() ?? ''),
  );
  if (open.length === 0) return [];
  return [
    {
      code: 'W2008',
      message: `It is approved for delivery, but ${open.map((field) => `${names[field]} is "${row[field]?.trim()}"`).join(' and ')}: kept as not settled.`,
    },
  ];
}
