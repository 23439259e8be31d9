import { describe, expect, it } from 'vitest';
import { anOutline } from '#testing/a-document.ts';
import { extractMethods } from './extract-methods.ts';

/** What was read of each method, in one line each. */
function lines(text: string): readonly string[] {
  return extractMethods(anOutline(text)).methods.flatMap((method) => {
    const said = method.sessions.map(({ value }) => {
      const { id: _id, title: _title, kind: _kind, ...details } = value;
      return JSON.stringify(details);
    });
    const weight = method.weights.map(({ value }) => `${value}%`);
    return [`${method.title.value}: ${[...weight, ...said].join(' ')}`];
  });
}

describe('documents in other layouts', () => {
  it('may give methods columns, and weight and length rows', () => {
    const text = `The assessment is made up of 2 components.

| | Kiln Observation (KO) | On-line Theory Test (OTT) |
| Weighting | 70% | 30% |
| Duration | 3 hours +/-10% | 45 minutes |
| Format | In the workplace, one-to-one | On-screen, 30 questions |`;
    expect(lines(text)).toEqual([
      'Kiln Observation: 70% {"duration":{"plannedMinutes":180,"tolerance":{"belowPercent":10,"abovePercent":10}}} {"apprenticesPerAssessor":1,"place":["workplace"]}',
      'On-line Theory Test: 30% {"duration":{"plannedMinutes":45}} {"questions":{"exactly":30}}',
    ]);
  });

  it('may number methods and label what they say line by line', () => {
    const text = `# Assessment method 1 (AM1) Glazing demonstration with questioning

Duration: 5 hours (+/- 10%)
Location: assessment centre
Questions: minimum of 4
Assessor ratio: 1 assessor to 2 apprentices

# Assessment method 2 (AM2) Technical discussion

The technical discussion must be held on a one-to-one basis and be digitally recorded.`;
    expect(lines(text)).toEqual([
      'Glazing demonstration with questioning: {"duration":{"plannedMinutes":300,"tolerance":{"belowPercent":10,"abovePercent":10}}} {"place":["assessment-centre"]} {"questions":{"minimum":4}} {"apprenticesPerAssessor":2}',
      'Technical discussion: {"apprenticesPerAssessor":1,"recorded":true}',
    ]);
  });

  it('may list weights by themselves and set headings as first lines', () => {
    const text = `There are two assessment methods in this end-point assessment. These are:
• Desk Test
• Field Observation

There are two assessment components. These are the following assessment methods:

- Desk Test
- Field Observation

Desk Test
The desk test lasts 90 minutes and is sat in controlled conditions.

Field Observation
The field observation lasts four hours.

Weightings

Desk Test 20%
Field Observation 80%`;
    expect(lines(text)).toEqual([
      'Desk Test: 20% {"duration":{"plannedMinutes":90}} {"place":["controlled-environment"]}',
      'Field Observation: 80% {"duration":{"plannedMinutes":240}}',
    ]);
  });

  it('may have methods with components, which are no methods', () => {
    const text = `The EPA consists of 2 discrete assessment methods.

# Assessment method 1: Survey project

## Component 1: Survey report

The report has 2000 words.

## Component 2: Presentation and questioning

The presentation with questioning must last for 60 minutes.

# Assessment method 2: Theory test`;
    expect(lines(text)).toEqual(['Survey project: {"duration":{"plannedMinutes":60}}', 'Theory test: {}']);
  });

  it('may set the cells of a summary table one under the other', () => {
    const text = `For each method all criteria are needed.
Assessment
Method

Weighting

Duration

To achieve a pass

Orchard
Observation

75%

Minimum of 2 hours

100%

Cider
Discussion

25%

1 hour

100%

Orchard Observation
The orchard observation is carried out by the independent assessor in the place of work of the apprentice.`;
    expect(lines(text)).toEqual([
      'Orchard Observation: 75% {"duration":{"minimumMinutes":120}} {"place":["workplace"]}',
      'Cider Discussion: 25% {"duration":{"plannedMinutes":60}}',
    ]);
  });
});
