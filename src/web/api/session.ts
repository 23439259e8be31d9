import type { QueryClient } from '@tanstack/react-query';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getMe, type Me } from '#contract/session.ts';
import type { Permission } from '#domain/people/permissions.ts';
import { actAs } from './client.ts';
import { endpointQuery } from './query.ts';

const key = 'guildmark.membership';

/** Takes up the membership chosen on this device at the last visit. */
export function resumeMembership(): void {
  actAs(localStorage.getItem(key) ?? undefined);
}

/** Act as another membership: everything read as the one before is forgotten. */
export async function switchMembership(queryClient: QueryClient, membershipId: string): Promise<void> {
  localStorage.setItem(key, membershipId);
  actAs(membershipId);
  queryClient.clear();
}

/** Forget on this device who acted as what, after signing out. */
export function forgetMembership(queryClient: QueryClient): void {
  localStorage.removeItem(key);
  actAs(undefined);
  queryClient.clear();
}

/** Who is signed in, with memberships and permissions; for loaders. */
export function meQuery() {
  return { ...endpointQuery(getMe), staleTime: 300_000 };
}

/** Reads the session; a membership kept from another account is dropped and the first one taken. */
export async function loadMe(queryClient: QueryClient): Promise<Me> {
  const me = await queryClient.ensureQueryData(meQuery()).catch(async (error: unknown) => {
    if (!isForeignMembership(error)) throw error;
    forgetMembership(queryClient);
    return await queryClient.ensureQueryData(meQuery());
  });
  return me;
}

function isForeignMembership(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'membership-not-yours';
}

/** Who is signed in; only below the signed-in route. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery()).data;
}

/** The membership acted as. */
export function actingAs(me: Me): Me['memberships'][number] | undefined {
  return me.memberships.find((membership) => membership.id === me.acting?.membershipId);
}

/** Whether the acting membership has a permission; the server decides again at each request. */
export function useMay(permission: Permission): boolean {
  return useMe().acting?.permissions.includes(permission) ?? false;
}
