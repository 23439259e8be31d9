import { z } from 'zod';
import type { Endpoint } from '#contract/endpoint.ts';
import { problems } from '#domain/problems.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';
import { apiPrefix } from './mount.ts';
import { statusOf } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** The description of the API in OpenAPI 3.1, made from the contract and nothing else. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): Json {
  const sorted = [...endpoints].sort(byPath);
  const named = nameSchemas(sorted);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of sorted) {
    const path = `${apiPrefix}${endpoint.path}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint, named) };
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
      schemas: { Problem: problemSchema, ...named.schemas },
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

/** Schemas that are written once and referred to by name: whole documents, replies and bodies. */
interface NamedSchemas {
  readonly schemas: Json;
  refOf(schema: z.ZodType): Json;
}

function nameSchemas(endpoints: readonly Endpoint[]): NamedSchemas {
  const names = new Map<z.ZodType, string>([
    [Plan, 'Plan'],
    [Standard, 'Standard'],
  ]);
  const name = (schema: z.ZodType, suggestion: string): void => {
    if (!names.has(schema)) names.set(schema, suggestion);
  };
  for (const endpoint of endpoints) {
    name(endpoint.output, `${operationId(endpoint)}Reply`);
    name(endpoint.body, `${operationId(endpoint)}Body`);
  }
  const bodies = new Set(endpoints.map(({ body }) => body));
  const replies = new Set<z.ZodType>([Plan, Standard, ...endpoints.map(({ output }) => output)]);
  const refOf = (schema: z.ZodType): Json => ({ $ref: refTo(names.get(schema) ?? '') });
  return {
    refOf,
    schemas: { ...describe(names, bodies, 'input'), ...describe(names, replies, 'output') },
  };
}

function describe(
  names: ReadonlyMap<z.ZodType, string>,
  which: ReadonlySet<z.ZodType>,
  io: 'input' | 'output',
): Json {
  const registry = z.registry<{ id: string }>();
  for (const schema of which) registry.add(schema, { id: names.get(schema) ?? '' });
  const { schemas } = z.toJSONSchema(registry, { io, unrepresentable: 'any', uri: refTo });
  // What several schemas share lies under one name, which differs between what is read and what is sent.
  const shared = `shared${io === 'input' ? 'Body' : 'Reply'}Parts`;
  const text = JSON.stringify(schemas).replaceAll(`${refTo('__shared')}#/`, `${refTo(shared)}/`);
  const placed = Object.entries(JSON.parse(text) as Record<string, Json>);
  return Object.fromEntries(
    placed.map(([id, { $schema: _dialect, $id: _id, ...rest }]) => [id === '__shared' ? shared : id, rest]),
  );
}

function refTo(id: string): string {
  return `#/components/schemas/${id}`;
}

/** Method and path as one word, such as `getPeopleRoles`. */
function operationId({ method, path }: Endpoint): string {
  const words = path.split(/[^a-zA-Z]+/).filter((word) => word !== '');
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function operationOf(endpoint: Endpoint, named: NamedSchemas): Json {
  const hasBody = !isEmpty(schemaOf(endpoint.body, 'input'));
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    'x-permission': endpoint.permission,
    security: endpoint.permission === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: named.refOf(endpoint.body) } },
          },
        }
      : {}),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: named.refOf(endpoint.output) } },
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
