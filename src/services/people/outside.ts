import type { MembershipRow } from '#db/sessions.ts';
import type { Context } from '../context.ts';

/** A request of nobody yet: sign-in, invitations, links. Only what stands outside tenancy can be reached. */
export type Outside = Omit<Context, 'actor'>;

/** A request of somebody signed in, before it is said as which membership: their own account. */
export interface AccountContext extends Outside {
  readonly account: {
    readonly id: string;
    readonly email: string;
    readonly sessionId: string;
    readonly hasSecondFactor: boolean;
  };
  readonly memberships: readonly MembershipRow[];
}
