import { describe, expect, it } from 'vitest';
import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { anOutline } from '#testing/a-document.ts';
import { extractMethods } from './extract-methods.ts';

const intro = `The end-point assessment consists of three assessment methods:

- Workshop observation with questions
- Repair project supported by an interview
- Theory test
`;

function read(text: string) {
  return extractMethods(anOutline(`${intro}\n${text}`));
}

function method(text: string, title: RegExp): FoundMethod {
  const found = read(text).methods.find(({ title: { value } }) => title.test(value));
  if (!found) throw new Error('the document should have this method');
  return found;
}

const observation = (text: string) =>
  method(`# Workshop observation with questions\n\n${text}`, /observation/);

describe('rules of conduct', () => {
  const rules: readonly (readonly [string, readonly string[]])[] = [
    ['The assessor must be unobtrusive while observing the apprentice.', ['must']],
    ['The observation should be planned with the employer.', ['should']],
    ['The apprentice may move between workshops during the observation.', ['may']],
    [
      'It is recommended that the assessor visits the workshop before the observation takes place.',
      ['should'],
    ],
    ['Every pass criterion must be met for a pass.', []],
    ['Please see Annex B for the questions that the assessor will ask.', []],
    ['The observation takes place on a weekday.', []],
  ];

  it.each(rules)('are kept by strength: %s', (sentence, strengths) => {
    expect(observation(sentence).conduct.map(({ value }) => value.strength)).toEqual(strengths);
  });

  it('are the items that "must:" leads', () => {
    const found = observation(
      'The observation must:\n\n- reflect typical conditions\n- be carried out without help',
    );
    expect(found.conduct.map(({ value }) => value)).toEqual([
      { strength: 'must', text: 'reflect typical conditions' },
      { strength: 'must', text: 'be carried out without help' },
    ]);
  });

  it('leave out what a chapter on further attempts or on quality says', () => {
    const found = read(
      '# Theory test\n\nThe apprentice must show a card.\n\n# Re-sits\n\n## Theory test\n\nThe apprentice must wait a week and take the test again.',
    );
    const texts = found.methods.at(-1)?.conduct.map(({ value }) => value.text);
    expect(texts).not.toContain('The apprentice must wait a week and take the test again.');
  });
});

const orders: readonly (readonly [string, readonly string[]])[] = [
  ['The repair project must take place after the workshop observation.', ['observation < project must']],
  [
    'It is recommended that the theory test takes place before the repair project.',
    ['test < project should'],
  ],
  [
    'The theory test must be completed at least 5 working days before the workshop observation.',
    ['test < observation must'],
  ],
  ['Following the theory test, the workshop observation will be carried out.', ['test < observation must']],
  ['The methods can be delivered in any order.', []],
  ['The repair project is submitted after gateway.', []],
];

describe('the order of methods', () => {
  it.each(orders)('is read from: %s', (sentence, expected) => {
    const short = (title: string) => /observation|project|test/.exec(title.toLowerCase())?.[0];
    const found = read(`# Order\n\n${sentence}`).order.map(
      ({ value }) => `${short(value.before)} < ${short(value.after)} ${value.strength}`,
    );
    expect(found).toEqual(expected);
  });

  it('is read under the heading of the method that comes after', () => {
    const { order } = read(
      '# Repair project\n\nThis will be a structured talk, following the workshop observation, to find out more.',
    );
    expect(order[0]?.value).toMatchObject({ before: 'Workshop observation with questions' });
  });

  it('is not settled by what is usual', () => {
    const { order } = read('# Order\n\nThe theory test will usually take place before the repair project.');
    expect(order[0]).toMatchObject({ certainty: 'unsure' });
  });
});
