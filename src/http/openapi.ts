import { z } from 'zod';
import type { Endpoint } from '#contract/endpoint.ts';
import { problems } from '#domain/problems.ts';
import { apiPrefix } from './mount.ts';
import { statusOf } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** The description of the API in OpenAPI 3.1, made from the contract and nothing else. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of [...endpoints].sort(byPath)) {
    const path = `${apiPrefix}${endpoint.path}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guildmark',
      version,
      description:
        'Errors are `application/problem+json` (RFC 9457) with a code of the catalogue in docs/problems.md. ' +
        'Writes accept an `Idempotency-Key`. The header `guildmark-membership` says as which membership a request acts.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'guildmark' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'instance', 'code'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    instance: { type: 'string', description: 'The id of the request, for support.' },
    mend: { type: 'string', description: 'What would make it possible.' },
    reason: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

function byPath(one: Endpoint, other: Endpoint): number {
  const [left, right] = [one, other].map(({ path, method }) => `${path} ${method}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function operationOf(endpoint: Endpoint): Json {
  const body = schemaOf(endpoint.body, 'input');
  return {
    summary: endpoint.summary,
    'x-permission': endpoint.permission,
    security: endpoint.permission === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
    ...(isEmpty(body)
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
      },
      ...problemReplies(endpoint),
    },
  };
}

function problemReplies(endpoint: Endpoint): Json {
  const common = endpoint.permission === 'public' ? [] : (['not-signed-in', 'not-permitted'] as const);
  const codes = [...new Set(['invalid-request' as const, ...common, ...endpoint.problems])];
  const statuses = [...new Set(codes.map(statusOf))].sort((one, other) => one - other);
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes
          .filter((code) => statusOf(code) === status)
          .map((code) => `\`${code}\`: ${problems[code].title}`)
          .join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function isEmpty(schema: Json): boolean {
  const properties = (schema.properties ?? {}) as Json;
  return schema.type === 'object' && Object.keys(properties).length === 0;
}
