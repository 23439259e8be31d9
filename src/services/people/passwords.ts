import { hash, verify } from '@node-rs/argon2';
import { passwordWeakness } from '#domain/people/password.ts';
import { Refusal } from '#domain/refusal.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let decoy: Promise<string> | undefined;

/** Hash a password that may be used. Refuses a weak one, and says why; `field` is where the request carries it. */
export async function hashPassword(password: string, email: string, field: string): Promise<string> {
  const reason = passwordWeakness(password, email);
  if (reason !== null) {
    throw new Refusal('password-too-weak', { reason, issues: [{ path: field, message: reason }] });
  }
  return await hash(password, cost);
}

/** Whether a password is right. Without a hash it takes as long and is wrong. */
export async function matchesPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password', cost);
  const isRight = await verify(passwordHash ?? (await decoy), password);
  return isRight && passwordHash !== null;
}
