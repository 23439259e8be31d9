import { z } from 'zod';
import { AttemptInput, GradeInput } from '#domain/grading/attempt-input.ts';
import * as grading from '#domain/grading/grading-language.ts';
import { Examples } from '#domain/standards/examples-format.ts';
import { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import { Dispensation, Json, Patch, Policy } from '#domain/standards/layer-format.ts';
import * as method from '#domain/standards/method-format.ts';
import * as plan from '#domain/standards/plan-format.ts';
import { AttemptRoute, Reassessment } from '#domain/standards/reassessment-format.ts';
import { Ksb, Module, Standard } from '#domain/standards/standard-format.ts';
import * as values from '#domain/standards/values.ts';

const formats = {
  standard: [Standard, 'An occupational standard (standard.json)'],
  plan: [plan.Plan, 'An assessment plan as rules (plan.json)'],
  examples: [Examples, 'Conformance cases of a plan (examples.json)'],
  policy: [Policy, "An assessment organisation's policy (policies/<body>.json)"],
  dispensation: [Dispensation, 'A dated dispensation on a published plan'],
  'grade-input': [GradeInput, 'What guildmark grade reads'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

/** The parts that get a name in the published schemas. */
const named = {
  AttemptInput,
  GatewayRequirement,
  Json,
  Patch,
  AttemptRoute,
  Reassessment,
  Ksb,
  Module,
  AtLeast: grading.AtLeast,
  Condition: grading.Condition,
  GradeBoundary: grading.GradeBoundary,
  MethodRule: grading.MethodRule,
  OverallRule: grading.OverallRule,
  Criterion: method.Criterion,
  Duration: method.Duration,
  Method: method.Method,
  Product: method.Product,
  Session: method.Session,
  Interpretation: plan.Interpretation,
  ClockOrigin: values.ClockOrigin,
  Grade: values.Grade,
  Id: values.Id,
  PartyRole: values.PartyRole,
  Period: values.Period,
  PlainDate: values.PlainDate,
  Ref: values.Ref,
  Source: values.Source,
  SourceDocument: values.SourceDocument,
} as const satisfies Record<string, z.ZodType>;

function names(): z.core.$ZodRegistry<{ id: string }> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  return registry;
}

/** The published JSON Schemas (draft 2020-12), by file name in `docs/schemas/`. They describe files as written. */
export function publishedSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(formats).map(([name, [schema, title]]) => {
      const { $schema, ...body } = z.toJSONSchema(schema, {
        io: 'input',
        target: 'draft-2020-12',
        metadata: names(),
      });
      const text = JSON.stringify({ $schema, title, ...body }, null, 2);
      return [`${name}.schema.json`, `${text}\n`];
    }),
  );
}
