import { expect, test } from 'vitest';
import { aGatewayItem } from './gateway.testing.ts';
import { openItems, returnedItems, sayItem, saySource } from './gateway-words.ts';

test('what is neither met nor waived still stands in the way', () => {
  const items = (['met', 'not-met', 'waived', 'unknown'] as const).map((readiness) =>
    aGatewayItem({ requirementId: readiness, readiness }),
  );
  expect(openItems(items).map(({ requirementId }) => requirementId)).toEqual(['not-met', 'unknown']);
});

test('an item that came back is told apart from one that is met', () => {
  const item = aGatewayItem({
    readiness: 'met',
    state: 'returned',
    returnReason: 'The scan cannot be read.',
  });
  expect(sayItem(item, 'returned')).toEqual({ word: 'Came back', tone: 'referred' });
  expect(returnedItems([item, aGatewayItem({})])).toEqual([item]);
});

test('a decision of the assessment organisation leads over the rule', () => {
  expect(sayItem(aGatewayItem({ readiness: 'met', state: 'accepted' }), 'sent').word).toBe('Accepted');
  expect(sayItem(aGatewayItem({ readiness: 'waived', state: 'waived' }), 'preparing').word).toBe('Waived');
});

test('a rule is named by its document and section', () => {
  expect(saySource({ document: 'assessment-plan', section: 'Gateway Requirements' })).toBe(
    'Assessment plan, Gateway Requirements',
  );
});
