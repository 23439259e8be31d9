import { describe, expect, it } from 'vitest';
import { compileDocuments } from '#domain/standards/compiler/compile-documents.ts';
import { valueAt } from '#domain/standards/plan-path.ts';
import { aDocument } from '#testing/a-document.ts';

const opening = `# End-point assessment plan for a glazier

The end-point assessment consists of two assessment methods:

- Workshop observation
- Theory test
`;

function compile(...parts: readonly string[]) {
  return compileDocuments([aDocument([opening, ...parts].join('\n\n'))]);
}

describe('a length said in several places', () => {
  it('is one length when one place gives minutes and another the tolerance', () => {
    const { plan, findings } = compile(
      '# Workshop observation',
      'The observation must take 2 hours.',
      'The independent assessor can increase the time of the observation by up to 10%.',
    );
    expect(valueAt(plan, 'methods/observation/sessions/observation/duration')).toMatchObject({
      plannedMinutes: 120,
      tolerance: { belowPercent: 0, abovePercent: 10 },
    });
    expect(findings.filter(({ at }) => at.endsWith('/duration'))).toEqual([]);
  });

  it('is a finding when two places give different minutes', () => {
    const { findings } = compile(
      '# Workshop observation',
      'The observation must take 2 hours.',
      'The observation will take 90 minutes.',
    );
    expect(findings.map(({ code, at }) => `${code} ${at}`)).toContain(
      'said-differently methods/observation/sessions/observation/duration',
    );
  });
});

describe('marks of a test that is graded by bands', () => {
  const test = '# Theory test\n\nThe test consists of 30 multiple-choice questions.';

  it('are the upper end of the highest band', () => {
    const { plan } = compile(
      test,
      '| Grade | Minimum mark | Maximum mark |\n|---|---|---|\n| Pass | 21 | 30 |\n| Fail | 0 | 20 |',
    );
    expect(valueAt(plan, 'methods/test/marks/maximum')).toBe(30);
  });

  it('are one for each question when no band has an upper end', () => {
    const { plan } = compile(test, 'To pass the test the apprentice must score at least 21 marks.');
    expect(valueAt(plan, 'methods/test/marks/maximum')).toBe(30);
    expect(valueAt(plan, 'methods/test/grading/bands')).toEqual([
      { grade: 'fail', from: 0, to: 20 },
      { grade: 'pass', from: 21, to: 30 },
    ]);
  });
});

describe('the limit of a further attempt', () => {
  it('is one rule when one place leaves its exception out', () => {
    const { plan, findings } = compile(
      '# Re-sits and re-takes',
      'Re-take and re-sit grade cap: pass',
      'A re-sit does not need further learning, whereas a re-take does.',
      'The apprentice will get a maximum grade of pass for a re-sit or re-take, unless the EPAO determines there are exceptional circumstances.',
    );
    expect(findings.map(({ at }) => at)).not.toContain('reassessment/resit/cap');
    expect(plan.reassessment).toBeDefined();
  });
});

describe('a version beside the copyright', () => {
  it.each(['Version 1.1 © Crown copyright 2023.', '© Crown copyright 2023 Version 1.1', 'ST9302/v1.1'])(
    '%s is the version of the standard',
    (notice) => {
      const { plan, questions } = compile('Reference ST9302', notice);
      expect(plan.assesses).toMatchObject([{ standardVersion: '1.1' }]);
      expect(plan.edition).toBe('V1.1');
      expect(questions.map(({ id }) => id)).not.toContain('standard-version');
    },
  );
});
