import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { RoleName } from './session.ts';
import { Done, nothing } from './shapes.ts';

/** A bearer token of an integration, without its secret. */
export const ApiTokenRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** Whose role it acts in. */
  person: z.string(),
  role: RoleName,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Null while it has not been used. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiTokenRow = z.infer<typeof ApiTokenRow>;

/** The tokens of my organisation that are not revoked, the newest first; expired ones too. */
export const listApiTokens = endpoint({
  method: 'GET',
  path: '/api-tokens',
  summary: 'List the bearer tokens of my organisation',
  permission: 'people.manage',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({ items: z.array(ApiTokenRow) }),
  problems: [],
});

/** A token acts as the manager who makes it, in the role of the request. It is shown in this reply and never again. */
export const createApiToken = endpoint({
  method: 'POST',
  path: '/api-tokens',
  summary: 'Make a bearer token for an integration',
  permission: 'people.manage',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    name: z.string().trim().min(1, 'Say what the token is for.').max(100, 'Use 100 characters or fewer.'),
    /** After so many days it stops working. */
    days: z.int().min(1).max(366, 'A token works for a year at most.').default(90),
  }),
  output: z.strictObject({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() }),
  problems: ['session-needed'],
});

/** It stops working at once. */
export const revokeApiToken = endpoint({
  method: 'DELETE',
  path: '/api-tokens/{tokenId}',
  summary: 'Revoke a bearer token',
  permission: 'people.manage',
  params: z.strictObject({ tokenId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: Done,
  problems: ['not-found'],
});
