import { z } from 'zod';
import { type Permission, type Role, roles } from '#domain/people/permissions.ts';
import { endpoint } from './endpoint.ts';
import { Done, nothing } from './shapes.ts';

/** A role's name in the API. */
export const RoleName = z.enum(roles as readonly [Role, ...Role[]]);

const Email = z.email('Give an e-mail address, such as name@example.org.').max(254);
const Password = z.string().min(1, 'Enter your password.').max(200);
const Token = z.string().min(20).max(100);

/** What is left to do after a password: nothing, or the second step. */
export const SignInState = z.strictObject({ state: z.enum(['signed-in', 'second-factor-needed']) });
export type SignInState = z.infer<typeof SignInState>;

/** Sign in. The session comes as a cookie that scripts cannot read. */
export const signIn = endpoint({
  method: 'POST',
  path: '/session/sign-in',
  summary: 'Sign in with e-mail address and password',
  permission: 'public',
  params: nothing,
  query: nothing,
  body: z.strictObject({ email: Email, password: Password }),
  output: SignInState,
  problems: ['sign-in-failed', 'account-locked', 'too-many-requests'],
});

/** The second step, on the session that the first step began. */
export const passSecondFactor = endpoint({
  method: 'POST',
  path: '/session/second-factor',
  summary: 'Give the code of the authenticator app, or a recovery code',
  permission: 'public',
  params: nothing,
  query: nothing,
  body: z.strictObject({ code: z.string().trim().min(6, 'Enter the code.').max(40) }),
  output: SignInState,
  problems: ['not-signed-in', 'second-factor-wrong', 'account-locked', 'too-many-requests'],
});

/** End this session. Signing out twice is no error. */
export const signOut = endpoint({
  method: 'POST',
  path: '/session/sign-out',
  summary: 'Sign out on this device',
  permission: 'public',
  params: nothing,
  query: nothing,
  body: nothing,
  output: Done,
  problems: [],
});

/** One place where the account is signed in. */
export const SessionItem = z.strictObject({
  id: z.uuid(),
  current: z.boolean(),
  /** Browser and system in words, such as "Firefox on Windows". */
  device: z.string(),
  address: z.string(),
  startedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
});
export type SessionItem = z.infer<typeof SessionItem>;

/** Where I am signed in. */
export const listSessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  summary: 'List the places where my account is signed in',
  permission: 'signed-in',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({ items: z.array(SessionItem) }),
  problems: [],
});

/** Sign out elsewhere, one place. */
export const endSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/{sessionId}',
  summary: 'Sign out in one place',
  permission: 'signed-in',
  params: z.strictObject({ sessionId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: Done,
  problems: ['not-found'],
});

/** Sign out everywhere, here too. */
export const signOutEverywhere = endpoint({
  method: 'POST',
  path: '/me/sign-out-everywhere',
  summary: 'Sign out everywhere, here included',
  permission: 'signed-in',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({ ended: z.int() }),
  problems: [],
});

/** Ask for a link to set a new password. The answer is the same whether the address is known or not. */
export const requestReset = endpoint({
  method: 'POST',
  path: '/session/reset',
  summary: 'Ask for a link by e-mail to set a new password',
  permission: 'public',
  params: nothing,
  query: nothing,
  body: z.strictObject({ email: Email }),
  output: Done,
  problems: ['too-many-requests'],
});

const TokenKind = z.enum(['invitation', 'reset']);

/** Whose link it is, before a password is chosen. */
export const openAccountLink = endpoint({
  method: 'POST',
  path: '/session/link/open',
  summary: 'Open an invitation or a link to set a new password',
  permission: 'public',
  params: nothing,
  query: nothing,
  body: z.strictObject({ kind: TokenKind, token: Token }),
  output: z.strictObject({
    email: z.string(),
    /** An invited person who has a password already only accepts. */
    hasPassword: z.boolean(),
  }),
  problems: ['link-expired', 'too-many-requests'],
});

/** Choose a password by a link. The link is spent, every session ends, and a new one begins. */
export const acceptAccountLink = endpoint({
  method: 'POST',
  path: '/session/link/use',
  summary: 'Accept an invitation or set a new password by a link',
  permission: 'public',
  params: nothing,
  query: nothing,
  body: z.strictObject({ kind: TokenKind, token: Token, password: Password }),
  output: SignInState,
  problems: ['link-expired', 'password-too-weak', 'too-many-requests'],
});

/** One's own account: who, as what, and what one may do. */
export const Me = z.strictObject({
  accountId: z.uuid(),
  email: z.string(),
  name: z.string(),
  hasSecondFactor: z.boolean(),
  /** The acting membership must set up a second step before anything else. */
  secondFactorRequired: z.boolean(),
  memberships: z.array(
    z.strictObject({
      id: z.uuid(),
      role: RoleName,
      personId: z.uuid(),
      name: z.string(),
      organisation: z.strictObject({
        id: z.uuid(),
        name: z.string(),
        kind: z.enum(['training-provider', 'assessment-organisation']),
      }),
    }),
  ),
  acting: z
    .strictObject({
      membershipId: z.uuid(),
      permissions: z.array(z.custom<Permission>().meta({ type: 'string' })),
    })
    .nullable(),
});
export type Me = z.infer<typeof Me>;

/** Me. `acting` follows the membership header, else the first membership. */
export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'My account, my memberships, and what I may do as the acting one',
  permission: 'signed-in',
  params: nothing,
  query: nothing,
  body: nothing,
  output: Me,
  problems: ['membership-not-yours'],
});

/** Change the password. Every other session ends. */
export const changePassword = endpoint({
  method: 'POST',
  path: '/me/password',
  summary: 'Change my password; every other place is signed out',
  permission: 'signed-in',
  params: nothing,
  query: nothing,
  body: z.strictObject({ present: Password, chosen: Password }),
  output: Done,
  problems: ['password-wrong', 'password-too-weak', 'account-locked'],
});

/** Begin to set up an authenticator app; nothing changes until a code is confirmed. */
export const startSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor',
  summary: 'Begin to set up an authenticator app',
  permission: 'signed-in',
  params: nothing,
  query: nothing,
  body: z.strictObject({ password: Password }),
  output: z.strictObject({
    secret: z.string(),
    uri: z.string(),
    /** The QR code's modules, row by row, `1` dark: drawn by the screen, so that no image is loaded. */
    code: z.array(z.string()),
  }),
  problems: ['password-wrong', 'account-locked', 'second-factor-held'],
});

/** Confirm the app with a code; the recovery codes are shown this once. */
export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor/confirm',
  summary: 'Confirm the authenticator app with its first code',
  permission: 'signed-in',
  params: nothing,
  query: nothing,
  body: z.strictObject({ code: z.string().trim().min(6, 'Enter the six digits.').max(10) }),
  output: z.strictObject({ recoveryCodes: z.array(z.string()) }),
  problems: ['second-factor-wrong', 'second-factor-held'],
});

/** Remove the second step. */
export const removeSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor/remove',
  summary: 'Remove the authenticator app',
  permission: 'signed-in',
  params: nothing,
  query: nothing,
  body: z.strictObject({ password: Password }),
  output: Done,
  problems: ['password-wrong', 'account-locked'],
});
