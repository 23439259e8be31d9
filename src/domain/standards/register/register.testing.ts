import fc from 'fast-check';
import type { HeldVersion, RegisterRecord } from './register-format.ts';

/** A record of the API of today, as a usable one is. */
export function aRecord(facts: Partial<RegisterRecord> = {}): RegisterRecord {
  const reference = facts.reference ?? 'ST9001';
  const version = facts.version ?? '1.0';
  const { given, content, facts: register, ...rest } = facts;
  return {
    at: 1,
    shape: 'api',
    reference,
    version,
    given: {
      reference,
      version,
      title: 'Bell founder',
      status: 'Approved for delivery',
      larsCode: '901',
      ...given,
    },
    missing: [],
    content: { title: 'Bell founder', productType: 'apprenticeship', level: 3, ...content },
    facts: { status: 'approved-for-delivery', larsCode: '901', ...register },
    statements: [{ ref: 'K1', kind: 'knowledge', text: 'How bronze is poured.' }],
    notes: [],
    ...rest,
  };
}

/** A version as it is held, on which nobody has started. */
export function aHeld(facts: Partial<HeldVersion> = {}): HeldVersion {
  const { content, facts: register, statements } = aRecord();
  return {
    version: '1.0',
    content: { ...content, ...facts.content },
    facts: { ...register, ...facts.facts },
    statements: facts.statements ?? statements ?? [],
    source: facts.source ?? 'api',
    isStarted: facts.isStarted ?? false,
    ...(facts.version === undefined ? {} : { version: facts.version }),
  };
}

/** Text as sources hold it: words, markup, odd signs, dates and numbers in every way of writing. */
export const anyText = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    ' ',
    'TBC',
    '0',
    '1.0',
    '1.10',
    'ST0001',
    'Yes',
    '31-12-2024',
    '2024-02-30',
    '&#x110000;',
    '<p>a</p>',
  ),
  fc.constantFrom(
    'Approved for delivery',
    'K1: Words',
    '01-01-0001',
    '24 months',
    '£9,000',
    'a;b; ;C',
    '&nbsp;&lt;b&gt;',
  ),
);

const names = [
  ...[
    'referenceNumber',
    'version',
    'versionNumber',
    'title',
    'status',
    'larsCode',
    'level',
    'skills',
    'knowledges',
    'duties',
  ],
  ...[
    'options',
    'technicalSkills',
    'Reference',
    'Name',
    'Version Number',
    'Status',
    'Options',
    'versions',
    'K',
    'S',
    'B',
    'ref',
  ],
  ...[
    'code',
    'text',
    'type',
    'Maximum Funding (£)',
    'Banners',
    '_ref',
    '__proto__',
    'constructor',
    'eQAProvider',
  ],
];

/** Anything that a file may hold in place of a standard, often with the names of real fields. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(
      anyText,
      fc.jsonValue(),
      fc.array(
        fc.dictionary(
          fc.constantFrom('detail', 'skillId', 'title', 'mappedSkills'),
          fc.oneof(anyText, fc.jsonValue()),
        ),
      ),
    ),
  ),
);
