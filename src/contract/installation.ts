import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { RoleName } from './session.ts';
import { nothing, PageQuery, page } from './shapes.ts';

/** What the first screen needs before anybody is known. */
export const getInstallation = endpoint({
  method: 'GET',
  path: '/installation',
  summary: 'Say what kind of installation this is',
  permission: 'public',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({ demo: z.boolean(), version: z.string() }),
  problems: [],
});

/** Somebody of the demo, to sign in as by one click. */
export const DemoPerson = z.strictObject({
  accountId: z.uuid(),
  membershipId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  role: RoleName,
});
export type DemoPerson = z.infer<typeof DemoPerson>;

/** Who can be acted as in the demo, by organisation. Only in a demo. */
export const listDemoPeople = endpoint({
  method: 'GET',
  path: '/demo/people',
  summary: 'List the people of the demo',
  permission: 'public',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({
    organisations: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        kind: z.enum(['training-provider', 'assessment-organisation']),
        people: z.array(DemoPerson),
      }),
    ),
  }),
  problems: [],
});

/** Sign in as somebody of the demo. Only in a demo. */
export const signInToDemo = endpoint({
  method: 'POST',
  path: '/demo/sign-in',
  summary: 'Sign in as a person of the demo',
  permission: 'public',
  params: nothing,
  query: nothing,
  body: z.strictObject({ accountId: z.uuid() }),
  output: z.strictObject({ state: z.literal('signed-in') }),
  problems: ['not-found'],
});

/** A letter that the demo kept instead of sending it. */
export const DemoLetter = z.strictObject({
  id: z.uuid(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  sentAt: z.iso.datetime(),
});
export type DemoLetter = z.infer<typeof DemoLetter>;

/** The demo's letters, newest first. Only in a demo. */
export const listDemoMail = endpoint({
  method: 'GET',
  path: '/demo/mail',
  summary: 'List the letters of the demo',
  permission: 'public',
  params: nothing,
  query: PageQuery.extend({ to: z.string().max(254).optional() }),
  body: nothing,
  output: page(DemoLetter),
  problems: [],
});
