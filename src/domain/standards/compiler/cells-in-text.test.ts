import { beforeAll, describe, expect, test } from 'vitest';
import { readBlocks } from '#documents/blocks/read-blocks.ts';
import { valueAt } from '#domain/standards/plan-path.ts';
import type { Compilation } from './compilation.ts';
import { compileDocuments } from './compile-documents.ts';

/** An invented plan as a tool leaves it that prints the cells of tables one after another. */
const text = `End-point assessment plan for Kite Maker
Apprenticeship reference ST9412

This document explains the requirements for end-point assessment. It has 2 assessment methods.

Assessment method 1: Practical workshop observation
with questions
Delivery
The observation must take 90 minutes. The independent assessor asks questions about what the
apprentice has made during it.

file:///plans/kite.html

1/3

\fAssessment method 2: Multiple-choice test
The test consists of 20 multiple-choice questions. The apprentice has a maximum of 40 minutes to
complete it. The following grade boundaries apply:
Grade

Minimum mark

Maximum mark

Pass

12

20

Fail

0

11

Grading
Assessment method 1: Practical workshop observation
with questions
Theme
KSBs

Pass
Apprentices must demonstrate all the
pass descriptors

Distinction
Apprentices must demonstrate all the
pass descriptors and all of the
distinction descriptors

Frames
K1 S1 S2

Cuts the spars to the drawing and
checks each joint. (S1)

Adjusts the frame so that the kite flies
without a tail. (S1)

Explains how the wood was chosen. (K1, S2)
Line and reel Winds the line onto the reel for
K2 S3 B1
a novice and for a race. (K2, S3)

N/A

Keeps the workshop in good order. (B1)

file:///plans/kite.html

2/3

\fMapping of KSBs to assessment methods
Knowledge

Assessment methods

K1

Practical workshop observation with questions

Kinds of wood and what each is used for.
K2
Lines and how they are wound.
K3

Practical workshop observation with questions
Multiple-choice test

Winds and how they are measured.

Skills

Assessment methods

S1

Practical workshop observation with questions

Make a frame.
S2

Practical workshop observation with questions

Choose materials.
S3

file:///plans/kite.html

3/3

\fPractical workshop observation with questions

Wind a line.

Version 1.2 © Crown copyright 2024.
`;

let compiled: Compilation;
beforeAll(async () => {
  const reading = await readBlocks({ bytes: Buffer.from(text), name: 'kite.txt' });
  if (!reading.ok) throw new Error(reading.reason);
  compiled = compileDocuments([reading.document]);
});

type Written = { readonly kind: string; readonly text: string; readonly ksbs?: readonly string[] };

describe('a plan whose tables were printed cell by cell', () => {
  test('gives each method the descriptors printed below its name, in their columns', () => {
    const criteria = valueAt(compiled.plan, 'methods/observation/criteria') as unknown as readonly Written[];
    expect(criteria.map(({ kind, text: words }) => `${kind}: ${words}`).sort()).toEqual([
      'distinction: Adjusts the frame so that the kite flies without a tail.',
      'pass: Cuts the spars to the drawing and checks each joint.',
      'pass: Explains how the wood was chosen.',
      'pass: Keeps the workshop in good order.',
      'pass: Winds the line onto the reel for a novice and for a race.',
    ]);
    expect(compiled.questions.filter(({ id }) => id.startsWith('criterion-kind/'))).toEqual([]);
  });

  test('gives a name that goes on in a second line whole, and every method its own length', () => {
    const methods = compiled.plan.methods as unknown as readonly { id: string; title: string }[];
    expect(methods.map(({ title }) => title)).toEqual([
      'Practical workshop observation with questions',
      'Multiple-choice test',
    ]);
    expect(valueAt(compiled.plan, 'methods/observation/sessions/observation/duration')).toMatchObject({
      plannedMinutes: 90,
    });
    expect(valueAt(compiled.plan, 'methods/test/sessions/test/duration')).toMatchObject({
      maximumMinutes: 40,
    });
  });

  test('gives the bands of a table of marks', () => {
    expect(valueAt(compiled.plan, 'methods/test/grading/bands')).toEqual([
      { grade: 'fail', from: 0, to: 11 },
      { grade: 'pass', from: 12, to: 20 },
    ]);
    expect(valueAt(compiled.plan, 'methods/test/marks/maximum')).toBe(20);
  });

  test('gives every statement its words and its method', () => {
    const ksbs = compiled.standard.ksbs as unknown as readonly { ref: string; text: string }[];
    expect(ksbs.map(({ ref, text: words }) => `${ref} ${words}`)).toEqual([
      'K1 Kinds of wood and what each is used for.',
      'K2 Lines and how they are wound.',
      'K3 Winds and how they are measured.',
      'S1 Make a frame.',
      'S2 Choose materials.',
      'S3 Wind a line.',
    ]);
    expect(valueAt(compiled.plan, 'methods/observation/ksbs/refs')).toEqual(['K1', 'K2', 'S1', 'S2', 'S3']);
    expect(valueAt(compiled.plan, 'methods/test/ksbs/refs')).toEqual(['K3']);
  });
});
