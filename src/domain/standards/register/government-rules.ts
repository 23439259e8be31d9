import { daysBetween } from '#domain/time/plain-date.ts';
import { shorten } from './read-statements.ts';
import { compareVersions, readDay, readStatus } from './read-values.ts';
import {
  fromRegister,
  isInDevelopment,
  type RecordRule,
  type RecordSurroundings,
  unless,
} from './record-rule.ts';
import type { RegisterRecord } from './register-format.ts';
import { knownRoutes, readRoute } from './routes.ts';

/** A day field: absent and "none" are fine, anything else has to be a day. */
function dayRule(
  code: string,
  field: 'earliestStartDate' | 'latestStartDate' | 'createdDate',
  name: string,
): RecordRule {
  return {
    code,
    severity: 'S',
    rule: `${name} is a date`,
    test: ({ given }) => (readDay(given[field] ?? '') === undefined ? given[field] : undefined),
    message: (value) => `The ${name} "${value}" is no date. Write it as YYYY-MM-DD or DD-MM-YYYY.`,
  };
}

function sameOption(title: string): string {
  return title.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Option titles held and given for the same version, where both are known and the version counts (from 1.0 on). */
function optionsOf(record: RegisterRecord, { held }: RecordSurroundings) {
  const before = held.find(({ version }) => version === record.version)?.content.options ?? [];
  const after = record.content.options;
  const counts = fromRegister(record) && compareVersions(record.version, '1.0') >= 0;
  if (!counts || after === undefined || before.length === 0) return { changed: [], removed: [] };
  const keys = new Set(after.map(sameOption));
  const missing = before.flatMap((title, at) => (keys.has(sameOption(title)) ? [] : [{ title, at }]));
  const known = new Set(before.map(sameOption));
  const takenOver = ({ at }: { at: number }) => after[at] !== undefined && !known.has(sameOption(after[at]));
  return {
    changed: missing.filter(takenOver).map(({ title, at }) => `${title} → ${after[at]}`),
    removed: missing.filter((one) => !takenOver(one)).map(({ title }) => title),
  };
}

/** The government importer's rules about one version. */
export const governmentRules: readonly RecordRule[] = [
  {
    code: 'E1001',
    severity: 'E',
    rule: 'the fields that every standard needs are there',
    test: ({ missing }) => unless(missing.length === 0, missing.join(', ')),
    message: (value) => `The fields ${value} are missing. Export the file again with all its fields.`,
  },
  {
    code: 'E1002',
    severity: 'E',
    rule: 'a reference is ST, FA or AU and four digits',
    test: ({ reference, shape, missing }) =>
      unless(
        /^(ST|FA|AU)\d{4}$/.test(reference) ||
          missing.includes('reference') ||
          missing.includes('referenceNumber') ||
          (shape === 'api-2020' && reference === ''),
        reference,
      ),
    message: (value) =>
      `The reference "${shorten(value)}" is not ST, FA or AU and four digits, such as ST0072. Correct it in the file.`,
  },
  {
    code: 'E1003',
    severity: 'E',
    rule: 'a version is two numbers with a full stop between',
    test: (record) => {
      const { version, shape, missing } = record;
      if (version === '')
        return shape === 'api' && missing.length === 0 && !isInDevelopment(record) ? '' : undefined;
      return unless(/^\d{1,4}\.\d{1,4}$/.test(version), version);
    },
    message: (value) =>
      `The version "${shorten(value)}" is not two numbers with a full stop between, such as 1.1. Correct it in the file.`,
  },
  {
    code: 'E1005',
    severity: 'E',
    rule: 'the LARS code of a unit is Z and seven letters or digits, or empty',
    test: ({ reference, given }) => {
      const code = given.larsCode?.trim() ?? '';
      return unless(!reference.startsWith('AU') || /^(?:0|Z[A-Z0-9]{7})?$/.test(code), code);
    },
    message: (value) =>
      `The LARS code "${shorten(value)}" of a unit is not Z and seven letters or digits. Correct it in the file.`,
  },
  {
    code: 'S1001',
    severity: 'S',
    rule: 'a LARS code never falls back to 0',
    test: ({ facts }, { held }) =>
      facts.larsCode === null
        ? held.map((one) => one.facts.larsCode ?? '').find((code) => code !== '')
        : undefined,
    message: (value) =>
      `The LARS code is 0 or "TBC", and ${value} is held. The held standard stays until the file names the code.`,
  },
  {
    code: 'S1005',
    severity: 'S',
    rule: 'a LARS code is a number',
    test: ({ reference, given, facts }) =>
      unless(
        reference.startsWith('AU') || facts.larsCode == null || /^\d{1,6}$/.test(facts.larsCode),
        given.larsCode ?? '',
      ),
    message: (value) => `The LARS code "${shorten(value)}" is not a number. Correct it in the file.`,
  },
  {
    code: 'S1006',
    severity: 'S',
    rule: 'a retired standard has a LARS code',
    test: ({ reference, facts }) =>
      unless(reference.startsWith('AU') || facts.status !== 'retired' || facts.larsCode !== null, '0'),
    message: () =>
      'It is retired, and its LARS code is 0 or "TBC": a standard that was delivered has one. Correct it in the file.',
  },
  {
    code: 'S1007',
    severity: 'S',
    rule: 'version and version number say the same',
    test: ({ given: { version, versionNumber } }) =>
      version === undefined || !versionNumber?.trim() || version.trim() === versionNumber.trim()
        ? undefined
        : `${version} and ${versionNumber}`,
    message: (value) => `version and versionNumber differ: ${value}. Make them the same in the file.`,
  },
  {
    code: 'S1008',
    severity: 'S',
    rule: 'a title is longer than one character and does not begin with a space',
    test: ({ given: { title } }) =>
      title === undefined || (title.trim().length > 1 && !/^\s/.test(title)) ? undefined : title,
    message: (value) =>
      `The title "${shorten(value)}" is shorter than two characters or begins with a space. Correct it in the file.`,
  },
  {
    code: 'S1009',
    severity: 'S',
    rule: 'a status is one of the five of the register',
    test: ({ given: { status } }) => (status === undefined || readStatus(status) ? undefined : status),
    message: (value) =>
      `The status "${shorten(value)}" is not known. Use Approved for delivery, Retired, Withdrawn, Proposal in development or In development.`,
  },
  dayRule('S1010', 'earliestStartDate', 'earliest start date'),
  dayRule('S1011', 'latestStartDate', 'latest start date'),
  dayRule('S1012', 'createdDate', 'created date'),
  {
    code: 'S1013',
    severity: 'S',
    rule: 'option titles of a version held stay as they are',
    test: (record, around) => {
      const { changed } = optionsOf(record, around);
      return unless(changed.length === 0, changed.join('; '));
    },
    message: (value) =>
      `Option titles of a version already held have changed: ${value}. Apprentices hold these options; the held version stays.`,
  },
  {
    code: 'S1014',
    severity: 'S',
    rule: 'options of a version held are not removed',
    test: (record, around) => {
      const { removed } = optionsOf(record, around);
      return unless(removed.length === 0, removed.join('; '));
    },
    message: (value) =>
      `Options of a version already held are gone: ${value}. Apprentices hold these options; the held version stays.`,
  },
  {
    code: 'W1001',
    severity: 'W',
    rule: 'two weeks after publication there is a LARS code',
    test: ({ facts: { larsCode, publishedOn } }, { today }) =>
      larsCode === null && publishedOn != null && daysBetween(publishedOn, today) > 14
        ? publishedOn
        : undefined,
    message: (value) => `The LARS code is still 0, more than two weeks after publication on ${value}.`,
  },
  {
    code: 'W1002',
    severity: 'W',
    rule: 'a version 1.0 is approved, retired or withdrawn',
    test: (record) =>
      record.version === '1.0' && isInDevelopment(record) ? (record.given.status ?? '') : undefined,
    message: (value) =>
      `Version 1.0 has the status "${value}"; approved for delivery, retired or withdrawn is usual.`,
  },
  {
    code: 'W1003',
    severity: 'W',
    rule: 'a standard of core and options has options',
    test: ({ content }) =>
      content.coreAndOptions === true && (content.options ?? []).length === 0 ? 'none' : undefined,
    message: () => 'It says that it has core and options, and lists no option.',
  },
  {
    code: 'W1004',
    severity: 'W',
    rule: 'the route is one of the fifteen',
    test: ({ given: { route } }) => (!route?.trim() || readRoute(route) ? undefined : route),
    message: (value) =>
      `The route "${shorten(value)}" is not one of the ${knownRoutes.length} that are known. It was kept as written.`,
  },
];
