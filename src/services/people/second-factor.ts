import { createHash, randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';
import QRCode from 'qrcode';
import { setTotp, spendTotpStep } from '#db/accounts.ts';
import { revokeSessions } from '#db/sessions.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Sealer } from '../sealer.ts';
import { provePassword } from './account.ts';
import { auditAccount } from './account-audit.ts';
import type { AccountContext, Outside } from './outside.ts';
import { openSession } from './sessions.ts';
import { type Begun, begin, type Device, failed, getAccount, refuseLocked } from './sign-in.ts';

const issuer = 'Guildmark';
const recoveryCount = 10;
/** Seconds by which a phone's clock may differ. */
const tolerance = 30;

/** Begin to set up an authenticator app: the secret, its address, and the modules of the QR code. */
export async function startSecondFactor(ctx: AccountContext, proof: { readonly password: string }) {
  const account = await provePassword(ctx, proof.password);
  if (account.totp_confirmed_at) throw new Refusal('second-factor-held');
  const secret = generateSecret();
  const sealed = ctx.sealer.seal(Buffer.from(secret, 'utf8'), purpose(ctx.account.id));
  await ctx.database.outside((tx) =>
    setTotp(tx, ctx.account.id, { secret: sealed, confirmedAt: null, recoveryHashes: [] }),
  );
  const uri = generateURI({ issuer, label: ctx.account.email, secret });
  return { secret, uri, code: drawCode(uri) };
}

/** Confirm the app with its first code. Answers the recovery codes, which are shown this once. */
export async function confirmSecondFactor(ctx: AccountContext, { code }: { readonly code: string }) {
  const account = await getAccount(ctx, ctx.account.id);
  if (account.totp_confirmed_at) throw new Refusal('second-factor-held');
  const secret = account.totp_secret;
  const step = secret === null ? undefined : stepOf(ctx, { id: account.id, secret, code });
  if (secret === null || step === undefined) throw new Refusal('second-factor-wrong');
  const recoveryCodes = Array.from({ length: recoveryCount }, newRecoveryCode);
  await ctx.database.outside(async (tx) => {
    await setTotp(tx, account.id, {
      secret,
      confirmedAt: ctx.now,
      recoveryHashes: recoveryCodes.map(hashRecoveryCode),
    });
    await spendTotpStep(tx, account.id, step);
    // This session was begun before there was a second step; it goes on, the others end.
    await revokeSessions(tx, { accountId: account.id, except: ctx.account.sessionId, at: ctx.now });
  });
  await auditAccount(ctx, account.id, { type: 'people.second-factor-added', detail: {} }, ctx.memberships);
  return { recoveryCodes };
}

/** Remove the app. Where the organisation asks for one, nothing else can be done until another is set up. */
export async function removeSecondFactor(ctx: AccountContext, proof: { readonly password: string }) {
  await provePassword(ctx, proof.password);
  await ctx.database.outside((tx) =>
    setTotp(tx, ctx.account.id, { secret: null, confirmedAt: null, recoveryHashes: [] }),
  );
  await auditAccount(
    ctx,
    ctx.account.id,
    { type: 'people.second-factor-removed', detail: {} },
    ctx.memberships,
  );
  return { done: true as const };
}

/** The second step of signing in: a code of the app, or a recovery code, which is spent. The half session is replaced by a whole one. */
export async function passSecondFactor(
  outside: Outside,
  proof: { readonly token: string | undefined; readonly code: string },
  device: Device,
): Promise<Begun> {
  const half = proof.token === undefined ? undefined : await openSession(outside, proof.token);
  if (!half || half.second_factor) throw new Refusal('not-signed-in');
  const account = await getAccount(outside, half.account_id);
  refuseLocked(account, outside.now);
  const isRight = await spendCode(outside, account, proof.code);
  if (!isRight) throw await failed(outside, account, 'second-factor-wrong');
  await outside.database.outside((tx) =>
    revokeSessions(tx, { accountId: account.id, only: half.id, at: outside.now }),
  );
  return await begin(outside, account, device, 'signed-in');
}

type Account = Awaited<ReturnType<typeof getAccount>>;

async function spendCode(outside: Outside, account: Account, code: string): Promise<boolean> {
  if (/^\d{6}$/.test(code) && account.totp_secret) {
    const step = stepOf(outside, { id: account.id, secret: account.totp_secret, code });
    return (
      step !== undefined && (await outside.database.outside((tx) => spendTotpStep(tx, account.id, step)))
    );
  }
  const hash = hashRecoveryCode(code);
  if (!account.recovery_hashes.includes(hash)) return false;
  await outside.database.outside((tx) =>
    setTotp(tx, account.id, {
      secret: account.totp_secret,
      confirmedAt: account.totp_confirmed_at,
      recoveryHashes: account.recovery_hashes.filter((kept) => kept !== hash),
    }),
  );
  await auditAccount(outside, account.id, { type: 'people.recovery-code-used', detail: {} });
  return true;
}

/** The time step that a code belongs to, or undefined when it is wrong. */
function stepOf(
  tools: { readonly sealer: Sealer; readonly now: Date },
  given: { readonly id: string; readonly secret: Buffer; readonly code: string },
): number | undefined {
  if (!/^\d{6}$/.test(given.code)) return undefined;
  const secret = tools.sealer.open(given.secret, purpose(given.id)).toString('utf8');
  const epoch = Math.floor(tools.now.getTime() / 1000);
  const result = verifySync({ secret, token: given.code, epoch, epochTolerance: tolerance });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}

const purpose = (accountId: string): string => `second factor of ${accountId}`;

/** Ten letters and digits without look-alikes, in two halves. */
function newRecoveryCode(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const letters = [...randomBytes(40)].filter((byte) => byte < 248).map((byte) => alphabet[byte % 31]);
  return `${letters.slice(0, 5).join('')}-${letters.slice(5, 10).join('')}`;
}

/** 49 bits of chance and a lock after six tries: a plain hash is enough. */
function hashRecoveryCode(code: string): string {
  return createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest('hex');
}

function drawCode(uri: string): string[] {
  const { modules } = QRCode.create(uri, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_row, row) =>
    Array.from({ length: modules.size }, (_column, column) => (modules.get(row, column) ? '1' : '0')).join(
      '',
    ),
  );
}
