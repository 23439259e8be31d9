import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { aPlan, aStandard } from '#testing/a-plan.ts';
import { packageRoot } from './package-root.ts';
import { publishedSchemas } from './published-schemas.ts';

const schemas = [...publishedSchemas()];

test.each(schemas)('docs/schemas/%s is current; if not, run npx tsx scripts/schemas.ts', (name, text) => {
  expect(readFileSync(join(packageRoot(), 'docs', 'schemas', name), 'utf8')).toBe(text);
});

test.each(schemas)('%s compiles as a JSON Schema', (_, text) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  expect(() => ajv.compile(JSON.parse(text))).not.toThrow();
});

test('the published schemas accept a sound plan and standard and refuse a misspelt member', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const validate = (name: string, value: unknown) =>
    ajv.validate(JSON.parse(publishedSchemas().get(name) ?? ''), value);
  expect(validate('plan.schema.json', aPlan())).toBe(true);
  expect(validate('standard.schema.json', aStandard())).toBe(true);
  expect(validate('plan.schema.json', { ...aPlan(), windows: {} })).toBe(false);
});
