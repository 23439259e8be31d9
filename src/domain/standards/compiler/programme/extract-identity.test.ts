import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentityFacts } from '#domain/standards/compiler/facts.ts';
import { extractIdentity } from './extract-identity.ts';
import { documentOf, outlineFrom } from './programme.testing.ts';

type Key = Exclude<keyof IdentityFacts, 'regime' | 'role' | 'body'>;

/** A document, the fact looked at, and the values found, without repeats. */
const cases: readonly (readonly [string, Key, readonly (string | number)[]])[] = [
  ['Code ST4711', 'references', ['ST4711']],
  ['Reference: ST4711', 'references', ['ST4711']],
  ['Footer ST4711/AP03', 'references', ['ST4711']],
  ['ST4711/AP03 Page 3. An apprentice may go on to ST4712.', 'references', ['ST4711', 'ST4712']],
  ['Foundation apprenticeship FA0012', 'references', ['FA0012']],
  ['Apprenticeship unit AU0107', 'references', ['AU0107']],
  ['Reference number ST47I1', 'references', ['ST4711']],
  ['First class, order 47110, STOOL 4711', 'references', []],
  ['ST4711/AP03', 'editions', ['AP03']],
  ['ST4711/v1.3', 'editions', ['V1.3']],
  ['Assessment plan for Fence installer, version 1.2', 'editions', ['V1.2']],
  ['The software is version 10.4 of its kind.', 'editions', []],
  [
    '| Version | Date | Change |\n| 1.0 | 04/03/2021 | New |\n| 1.1 | 12/06/2023 | Timings |',
    'editions',
    ['V1.1', '2023-06', 'V1.0', '2021-03'],
  ],
  ['| Version | Date | Changes made |\n| 2 | October 23 | New layout |', 'editions', ['V2', '2023-10']],
  ['| Standard version | 1.2 |\n| Status | Live |\n| Level | 3 |', 'standardVersions', ['1.2']],
  ['Assessment Plan: Fence Installer (Level 2)', 'titles', ['Fence Installer']],
  ['End-point assessment plan for Fence installer apprenticeship standard', 'titles', ['Fence installer']],
  ['Nordbridge Level 4 End-point Assessment for\n\nST4711 Fence Installer', 'titles', ['Fence Installer']],
  [
    '# FENCE INSTALLER\n\nThe Fence Installer apprenticeship is for the sector.',
    'titles',
    ['Fence Installer'],
  ],
  [
    '# APPRENTICESHIP STANDARD\n\n# FENCE AND GATE INSTALLER\n\nWe build.',
    'titles',
    ['Fence and Gate Installer'],
  ],
  ['Title: Fence installer\nLevel: 3', 'titles', ['Fence installer']],
  [
    'This plan is for the end-point assessment (EPA) for the fence installer apprenticeship.',
    'titles',
    ['Fence installer'],
  ],
  ['Level: 3', 'levels', [3]],
  ['Fence Installer (Level 5)', 'levels', [5]],
  ['The level three apprenticeship for fence installers', 'levels', [3]],
  ['# FENCE INSTALLER\n\n4\n\nSpecification', 'levels', [4]],
  ['Apprentices need level 2 English and maths.', 'levels', []],
  [
    '| Reference number | Level of this end-point assessment (EPA) | Integration |\n| ST4711 | 6 | None |',
    'levels',
    [6],
  ],
  ['Route: Care services', 'routes', ['Care services']],
  [
    '| Route | Engineering & manufacturing |\n| LARS code | 412 |\n| Level | 3 |',
    'routes',
    ['Engineering & manufacturing'],
  ],
  [
    '| Route | Construction and the built environment |\n| LARS code | 412 |\n| Level | 3 |',
    'larsCodes',
    [412],
  ],
  ['LARS code: 97', 'larsCodes', [97]],
  ['Maximum funding: £6,000', 'fundingBandPounds', [6000]],
  ['£3,500 Code ST4711', 'fundingBandPounds', [3500]],
  ['# Costs\n\nA training provider may spend £12 on posters.', 'fundingBandPounds', []],
  ['Qualification number: 610/1234/X', 'qualificationNumbers', ['610/1234/X']],
  ['Call 610/1234/56 today', 'qualificationNumbers', []],
  ['Published 14 March 2022', 'published', ['2022-03-14']],
  ['Publication date: March 2022', 'published', ['2022-03']],
  ['© Crown copyright 2021. You may re-use this.', 'published', ['2021']],
  ['The whole programme will be completed in no less than 12 months.', 'minimumMonths', [12]],
  ['Minimum duration to gateway: 15 months (without the assessment)', 'minimumMonths', [15]],
  ['All apprentices must spend at least twelve months on-programme.', 'minimumMonths', [12]],
  ['| Minimum duration | 18 months |\n| Route | Digital |\n| Level | 4 |', 'minimumMonths', [18]],
  ['The apprenticeship has a minimum duration of one year.', 'minimumMonths', [12]],
  ['12 Months (Not including EPA)', 'minimumMonths', [12]],
  ['The assessor needs at least 24 months of experience in the industry.', 'minimumMonths', []],
  ['Retakes must take place at least 3 months after the end-point assessment.', 'minimumMonths', []],
  ['Typical duration: 18 months', 'typicalMonths', [18]],
  ['A full-time apprentice typically spends 24 months on-programme.', 'typicalMonths', [24]],
  ['The EPA period is typically 3 months.', 'typicalMonths', []],
  ['External Quality Assurance Provider: Ofqual', 'externalProviders', ['Ofqual']],
  [
    '# External quality assurance\n\nExternal quality assurance is undertaken by the Fencing Council.',
    'externalProviders',
    ['Fencing Council'],
  ],
  ['Option 1: Timber fences\n\nOption 2: Steel fences', 'options', ['Timber fences', 'Steel fences']],
  [
    'The apprentice must choose one of the following options of the standard:\n\n- Timber fences\n- Steel fences',
    'options',
    ['Timber fences', 'Steel fences'],
  ],
  ['The apprentice may answer the questions with these options:\n\n- Verbally\n- In writing', 'options', []],
  [
    'Level 5 End-point Assessment for ST4711/AP03 Fence and Gate Manager',
    'titles',
    ['Fence and Gate Manager'],
  ],
  ['Typical duration\n\n18 months\n\nEQA provider\n\nOfqual', 'typicalMonths', [18]],
  ['Maximum funding\n\n£6000\n\nLevel\n\n2', 'fundingBandPounds', [6000]],
  ['ST4711 v1.3', 'standardVersions', ['1.3']],
];

function everything(text: string) {
  const { regime, role, body, ...lists } = extractIdentity(outlineFrom(text));
  const lone = [role, regime, body].filter((one) => one !== undefined);
  return [...Object.values(lists).flat(), ...lone];
}

describe('what a document says of itself', () => {
  it.each(cases)('%j gives %s %j', (text, key, expected) => {
    const found = extractIdentity(outlineFrom(text))[key].map(({ value }) => value);
    expect([...new Set<string | number>(found)]).toEqual(expected);
  });

  const plan = `# Assessment Plan: Fence Installer (Level 2)

This document sets out the requirements and process for the end point assessment of fence installers.

# Gateway

The employer signs off. The independent assessor uses two assessment methods and grading.

© Crown copyright 2018 Open Government Licence`;
  const handbook = `# Nordbridge Level 2 End-point Assessment for ST4711 Fence Installer Handbook

For more information contact epa@nordbridge.org.uk or visit our website. © Nordbridge 2022

# Gateway Requirements

Nordbridge will approve the gateway. Nordbridge requires two assessment methods. We use an independent assessor.`;
  const standard = `# Fence installer

Occupation summary. Fence installers are found in towns. Typical job titles include fencer.

# Occupation duties

Duty 1 Build fences. Entry requirements are set by the employer.`;

  it('takes a document under Crown copyright that sets out requirements for the plan', () => {
    const { role, body } = extractIdentity(outlineFrom(plan));
    expect(role).toMatchObject({ value: 'plan', certainty: 'certain' });
    expect(body).toBeUndefined();
  });

  it('takes the handbook of an organisation that speaks of itself for a body document and names the body', () => {
    const { role, body } = extractIdentity(outlineFrom(handbook));
    expect(role).toMatchObject({ value: 'body', certainty: 'certain' });
    expect(body?.value).toBe('Nordbridge');
  });

  it('keeps a body document a body document when it copies sentences of the plan', () => {
    const copied = handbook.replace(
      '# Gateway',
      `This document sets out the requirements and process.\n\n# Gateway`,
    );
    expect(extractIdentity(outlineFrom(copied)).role.value).toBe('body');
  });

  it('tells an occupational standard from an assessment plan', () => {
    expect(extractIdentity(outlineFrom(standard)).role.value).toBe('standard');
  });

  it('does not take a leaflet without publisher for anything in particular', () => {
    expect(extractIdentity(outlineFrom('Fencing is fun.')).role.value).toBe('other');
  });

  it('reads the regime from the words of the document', () => {
    const old = 'The EPA follows. The end-point assessment is graded by the EPAO.';
    const reformed =
      'The apprenticeship assessment has three assessment outcomes. The apprenticeship assessment ends with the gateway to completion. Behaviours are verified by the employer.';
    expect(extractIdentity(outlineFrom(old)).regime).toMatchObject({ value: 'end-point-assessment' });
    expect(extractIdentity(outlineFrom(reformed)).regime).toMatchObject({
      value: 'apprenticeship-assessment',
      certainty: 'certain',
    });
    expect(extractIdentity(outlineFrom('A fence.')).regime).toBeUndefined();
  });

  it('points at the words themselves', () => {
    const document = documentOf(plan);
    const { references, titles, levels, published } = extractIdentity(outlineFrom(plan));
    for (const { value, spans } of [
      ...titles.slice(0, 1),
      ...levels.slice(0, 1),
      ...published,
      ...references,
    ]) {
      const words = spans.map(({ from, to }) => document.text.slice(from, to)).join(' ');
      expect(words).toContain(String(value));
    }
  });

  it('finds a place for everything in any text, within the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        for (const { spans } of everything(text)) {
          expect(spans.length).toBeGreaterThan(0);
          expect(spans.every(({ from, to }) => from <= to && to <= text.length)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
