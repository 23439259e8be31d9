import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '#web/ui/dates.ts';
import { type LabelWish, monthTicks, placeLabels, placeOf, spanOf } from './journey-scale.ts';

const wishes = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 900 }), width: fc.integer({ min: 40, max: 200 }) }),
);

test('no label of a lane covers another', () => {
  fc.assert(
    fc.property(wishes, (list) => {
      const asked: LabelWish[] = list.map((wish, index) => ({ ...wish, id: String(index) }));
      const boxes = placeLabels(asked, 900).map((place) => ({
        ...place,
        right: place.left + (asked[Number(place.id)]?.width ?? 0),
      }));
      return boxes.every((one) =>
        boxes.every(
          (other) =>
            one.id === other.id ||
            one.lane !== other.lane ||
            one.right <= other.left ||
            other.right <= one.left,
        ),
      );
    }),
  );
});

test('later days lie further to the right', () => {
  const day = fc.integer({ min: 20_000, max: 22_000 });
  fc.assert(
    fc.property(day, day, (one, other) => {
      const span = { from: 19_990, to: 22_010 };
      const places = [placeOf(dayOf(one), span, 800), placeOf(dayOf(other), span, 800)];
      return Math.sign((places[0] ?? 0) - (places[1] ?? 0)) === Math.sign(one - other);
    }),
  );
});

test('today lies on the axis even when nothing happens near it', () => {
  const span = spanOf(
    [{ id: 'start', kind: 'start', title: 'Start', on: '2026-01-05', state: 'done' }],
    '2026-11-22',
  );
  expect(placeOf('2026-11-22', span, 100)).toBeLessThan(100);
  expect(placeOf('2026-01-05', span, 100)).toBeGreaterThan(0);
});

test('a crowded axis names quarters and not months', () => {
  expect(monthTicks({ from: 20_454, to: 20_454 + 364 }, 300, 64)).toEqual([
    '2026-01-01',
    '2026-04-01',
    '2026-07-01',
    '2026-10-01',
  ]);
});
