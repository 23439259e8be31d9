import { shorten } from './read-statements.ts';
import { isInDevelopment, type RecordRule, unless } from './record-rule.ts';

/** Rules of our own (2xxx) about sources that the government's importer never reads: files of other years, libraries, lists, pages. */
export const sourceRules: readonly RecordRule[] = [
  {
    code: 'S2003',
    severity: 'S',
    rule: 'a standard without a reference is found by its LARS code',
    test: ({ reference, shape, given }) =>
      shape === 'api-2020' && reference === '' ? (given.larsCode ?? 'none') : undefined,
    message: (value, { content }) =>
      `"${shorten(content.title ?? 'No title')}" has no reference, and its LARS code (${value}) is not in the register held. Import the register first, or add a referenceNumber.`,
  },
  {
    code: 'S2004',
    severity: 'S',
    rule: 'a standard has a title, in the file or held',
    test: ({ content, missing, reference, shape }, { held }) => {
      const isTold = missing.length > 0 || (shape === 'api-2020' && reference === '');
      return unless(isTold || Boolean(content.title) || held.some((one) => one.content.title), reference);
    },
    message: (value) =>
      `The register held has no standard ${shorten(value)}, and the file gives it no title. Import the register first.`,
  },
  {
    code: 'S2005',
    severity: 'S',
    rule: 'statements are for a version that is held',
    test: ({ shape, version }, { held }) =>
      unless(
        (shape !== 'list' && shape !== 'library') ||
          version === '' ||
          held.length === 0 ||
          held.some((one) => one.version === version),
        version,
      ),
    message: (value) =>
      `Version ${shorten(value)} is not held. Choose one that is, or import the register first.`,
  },
  {
    code: 'W2010',
    severity: 'W',
    rule: 'the source states the version',
    test: (record) =>
      record.version === '' && !isInDevelopment(record) && record.facts.status !== 'withdrawn'
        ? record.shape
        : undefined,
    message: () => 'The source states no version; this is held as "version not stated".',
  },
  {
    code: 'W2011',
    severity: 'W',
    rule: 'starts are not paused',
    test: ({ facts }) => (facts.isPaused === true ? 'paused' : undefined),
    message: () => 'It is approved for delivery, but paused for new starts.',
  },
  {
    code: 'W2012',
    severity: 'W',
    rule: 'no dispensation is attached to the published page',
    test: ({ facts }) => facts.notices?.find((notice) => /dispensation/i.test(notice)),
    message: (value) =>
      `A banner tells of a dispensation: "${shorten(value, 120)}" The banner is kept; record the dispensation with its plan.`,
  },
  {
    code: 'W2013',
    severity: 'W',
    rule: 'a standard of the new template has duties',
    test: ({ shape, content, statements }) =>
      shape.startsWith('api') && content.duties?.length === 0 && (statements ?? []).length === 0
        ? 'none'
        : undefined,
    message: () =>
      'It has neither duties nor statements: a standard of the old template. Add its statements from its page.',
  },
];
