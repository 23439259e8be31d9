import { describe, expect, it } from 'vitest';
import { compileDocuments } from '#domain/standards/compiler/compile-documents.ts';
import { valueAt } from '#domain/standards/plan-path.ts';
import { aDocument } from '#testing/a-document.ts';

const text = (rule: string) => `# Assessment plan for a glazier

The end-point assessment consists of three assessment methods:

- Workshop observation
- Theory test
- Technical interview

# Overall grade

To achieve an overall pass, the apprentice must achieve at least a pass in all the assessment methods.

${rule}`;

function distinction(rule: string): unknown {
  const { plan } = compileDocuments([aDocument(text(rule))]);
  return (
    valueAt(plan, 'grading/rule/boundaries/distinction/requires') ??
    valueAt(plan, 'grading/rule/boundaries/0/requires')
  );
}

describe('an overall rule on some of the methods', () => {
  it('counts grades where the document counts them', () => {
    const rule =
      'To be awarded a distinction overall, apprentices must achieve a distinction in two methods and at least a pass in the third.';
    expect(distinction(rule)).toEqual({
      all: [{ methods: { grade: 'distinction', count: 2 } }, { methods: { grade: 'pass', count: 'all' } }],
    });
  });

  it('names the methods where the document names them', () => {
    const rule =
      'To gain an overall distinction the apprentice must achieve a distinction in the workshop observation and a pass in the theory test.';
    expect(distinction(rule)).toEqual({
      all: [
        { method: { id: 'observation', atLeast: 'distinction' } },
        { method: { id: 'test', atLeast: 'pass' } },
      ],
    });
  });
});
