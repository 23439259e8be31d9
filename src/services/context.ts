import type { Database } from '#db/database.ts';
import type { Permission, Role } from '#domain/people/permissions.ts';
import { isPermitted } from '#domain/people/permissions.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Mailer } from '#mail/mailer.ts';
import type { FileStore } from '#storage/file-store.ts';
import type { UploadArea } from '#storage/upload-area.ts';
import type { VirusScanner } from '#storage/virus-scanner.ts';
import type { Sealer } from './sealer.ts';
import type { PlanLibrary } from './standards/plan-library.ts';

/** The person of the system itself, in jobs and commands. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** Who acts: one membership of one account, a contact behind a signing link, or the system itself in a job. */
export interface Actor {
  readonly accountId: string | null;
  readonly organisationId: string;
  readonly personId: string;
  readonly role: Role | 'contact' | 'system';
  /** True for a request with a bearer token in place of a session. */
  readonly isIntegration?: boolean;
}

/** Everything outside the domain that a service may use, handed over and never reached for. */
export interface Services {
  readonly database: Database;
  readonly files: FileStore;
  /** Where uploads under way wait until they are whole. */
  readonly uploads: UploadArea;
  /** Looks into every file handed over; null when none is configured, and files are then marked "not-scanned". */
  readonly scanner: VirusScanner | null;
  readonly mailer: Mailer;
  /** Seals secrets that lie in the database, with a key that does not. */
  readonly sealer: Sealer;
  /** Published plans and policies. */
  readonly plans: PlanLibrary;
  /** The injected clock. */
  readonly now: () => Date;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Address under which people reach this installation, without a final slash. */
  readonly publicUrl: string;
}

/** One request or job: who, when, from where, and the tools. `now` is read once so that a request has one moment. */
export interface Context extends Omit<Services, 'now'> {
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  /** Network address of the caller, null for jobs. */
  readonly address: string | null;
}

/** Refuse unless the actor's role holds the permission. The system holds every permission, a contact none. */
export function authorise(ctx: Context, permission: Permission): void {
  if (ctx.actor.role === 'system') return;
  if (ctx.actor.role === 'contact' || !isPermitted(ctx.actor.role, permission)) {
    throw new Refusal('not-permitted', { permission });
  }
}
