import { readFileSync } from 'node:fs';
import type { AttemptInput, Judgement } from '#domain/grading/attempt-input.ts';
import { compileGrader, type Grader } from '#domain/grading/grade-plan.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { atMost, type Measurement } from './measurement.ts';

const APPRENTICES = 32_000;
const PLAN = new URL('../../standards/ST0072/AP02/plan.json', import.meta.url);
/** Apprentices take the alternative by job role: both branches, or one of them. */
const CHOICES = [{}, { communication: ['face-to-face'] }, { communication: ['non-facing'] }];

/** A small repeatable generator (mulberry32): the same seed gives the same apprentices on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function aJudgement(kind: string, random: () => number): Judgement {
  return random() < (kind === 'pass' ? 0.998 : 0.8) ? 'met' : 'not-met';
}

/** One apprentice with every method attempted; about one in twelve has a criterion not judged yet. */
function anApprentice(plan: Plan, random: () => number): AttemptInput[] {
  const isOpen = random() < 1 / 12;
  return plan.methods.map(({ id, criteria }) => {
    const judged = criteria.filter(() => !isOpen || random() >= 0.02);
    const judgements = judged.map(({ ref, kind }) => [ref, aJudgement(kind, random)] as const);
    return { method: id, kind: 'first', exceptional: false, judgements: Object.fromEntries(judgements) };
  });
}

/**
 * A national year of ST0072 graded with full proof and next grades: 32,000 apprentices, three methods, every criterion
 * judged. Measured: wall time of one pass in one thread, the first in this process (nothing warmed up), the compiling
 * of the plan for each choice of branches included; reading and making the input is not.
 */
export async function run(): Promise<Measurement> {
  const plan = Plan.parse(JSON.parse(readFileSync(PLAN, 'utf8')));
  const random = seeded(72);
  const year = Array.from({ length: APPRENTICES }, (_, at) => ({
    choice: at % CHOICES.length,
    attempts: anApprentice(plan, random),
  }));
  const grades = new Map<string, number>();
  const started = performance.now();
  const graders = CHOICES.map((choices): Grader => compileGrader(plan, { choices, options: [] }));
  for (const { choice, attempts } of year) {
    const { overall } = (graders[choice] as Grader)(attempts);
    const proof = overall.because[0];
    if (!proof) throw new Error('a grade without a proof');
    const grade = overall.grade ?? 'undecided';
    grades.set(grade, (grades.get(grade) ?? 0) + 1);
  }
  const seconds = (performance.now() - started) / 1000;
  if (grades.size < 4) throw new Error(`too few kinds of outcome: ${[...grades.keys()].join(', ')}`);
  return atMost('grade 32,000 apprentices of ST0072 with full proof, one core', seconds, {
    unit: 's',
    limit: 1,
    parts: 1000,
  });
}
