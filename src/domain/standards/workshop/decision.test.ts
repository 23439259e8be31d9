import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collision } from './collision.ts';
import { type Decision, type RecordedDecision, standing } from './decision.ts';

const paths = ['methods/a/title', 'methods/a', 'methods/b/criteria/P1/text', 'gateway/notice'] as const;

const anyDecision: fc.Arbitrary<Decision> = fc.oneof(
  fc.record({ kind: fc.constant('accept' as const), at: fc.constantFrom(...paths) }),
  fc.record({ kind: fc.constant('edit' as const), at: fc.constantFrom(...paths), value: fc.string() }),
  fc.record({ kind: fc.constant('undo' as const), sequence: fc.integer({ min: 1, max: 12 }) }),
);

function recorded(decisions: readonly Decision[], people: readonly string[] = ['ada']): RecordedDecision[] {
  return decisions.map((decision, index) => ({
    sequence: index + 1,
    decision,
    keys: {},
    personId: people[index % people.length] ?? 'ada',
    name: 'Somebody',
    on: '2026-11-22',
  }));
}

/** Undoing only what came before, as the workshop lets people do. */
const history = fc
  .array(anyDecision, { maxLength: 12 })
  .map((decisions) =>
    recorded(
      decisions.map((one, index) =>
        one.kind === 'undo' ? { ...one, sequence: 1 + (one.sequence % (index + 1)) } : one,
      ),
    ),
  );

describe('decisions that stand', () => {
  test('are a part of those recorded, in order, and hold no undoing', () => {
    fc.assert(
      fc.property(history, (decisions) => {
        const held = standing(decisions);
        expect(held.every((one) => decisions.includes(one))).toBe(true);
        expect(held.some(({ decision }) => decision.kind === 'undo')).toBe(false);
        const sequences = held.map(({ sequence }) => sequence);
        expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
      }),
    );
  });

  test('lose a decision that is taken back, and have it again when the taking back is taken back', () => {
    const edit: Decision = { kind: 'edit', at: 'title', value: 'A' };
    const undo = (sequence: number): Decision => ({ kind: 'undo', sequence });
    expect(standing(recorded([edit]))).toHaveLength(1);
    expect(standing(recorded([edit, undo(1)]))).toHaveLength(0);
    expect(standing(recorded([edit, undo(1), undo(2)]))).toHaveLength(1);
    expect(standing(recorded([edit, undo(1), undo(2), undo(3)]))).toHaveLength(0);
  });
});

describe('two authors', () => {
  const title: Decision = { kind: 'edit', at: 'methods/a/title', value: 'B' };

  test('collide on the same part and on a part within it, and nowhere else', () => {
    const others = recorded([title], ['theo']);
    expect(collision({ ...title, value: 'C' }, 0, others, 'ada')?.personId).toBe('theo');
    expect(collision({ kind: 'reject', at: 'methods/a', why: 'x' }, 0, others, 'ada')).toBeDefined();
    expect(collision({ kind: 'accept', at: 'methods/b' }, 0, others, 'ada')).toBeUndefined();
  });

  test('do not collide with what the author had seen, nor with themselves', () => {
    const others = recorded([title], ['theo']);
    expect(collision(title, 1, others, 'ada')).toBeUndefined();
    expect(collision(title, 0, others, 'theo')).toBeUndefined();
  });

  test('never overwrite each other: whatever collides on an older version passes on the newest', () => {
    fc.assert(
      fc.property(history, anyDecision, (decisions, decision) => {
        expect(collision(decision, decisions.length, decisions, 'somebody-else')).toBeUndefined();
      }),
    );
  });
});
