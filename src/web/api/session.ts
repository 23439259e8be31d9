import type { QueryClient } from '@tanstack/react-query';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getMe, type Me } from '#contract/session.ts';
import type { Permission } from '#domain/people/permissions.ts';
import { actAs } from './client.ts';
import { endpointQuery } from './query.ts';

const key = 'guildmark.membership';
const meKey = 'guildmark.me';

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
  localStorage.removeItem(meKey);
  actAs(undefined);
  queryClient.clear();
}

/** Who is signed in, with memberships and permissions; for loaders. */
export function meQuery() {
  return { ...endpointQuery(getMe), staleTime: 300_000 };
}

/** Who was signed in on this device at the last visit, for screens that open without a connection. */
function rememberedMe(): Me | undefined {
  const text = localStorage.getItem(meKey);
  return text === null ? undefined : (JSON.parse(text) as Me);
}

async function readMe(queryClient: QueryClient): Promise<Me> {
  const known = queryClient.getQueryData(meQuery().queryKey);
  if (known) return known;
  const remembered = rememberedMe();
  if (remembered && !navigator.onLine) return resume(queryClient, remembered);
  try {
    const me = await queryClient.fetchQuery({ ...meQuery(), retry: remembered ? false : 2 });
    localStorage.setItem(meKey, JSON.stringify(me));
    return me;
  } catch (error) {
    if (!remembered || !hasCode(error, 'offline')) throw error;
    return resume(queryClient, remembered);
  }
}

/** Taken as known but old: the server is asked as soon as it can be reached, and it alone decides what may be done. */
function resume(queryClient: QueryClient, me: Me): Me {
  queryClient.setQueryData(meQuery().queryKey, me, { updatedAt: 1 });
  return me;
}

/**
 * Reads the session; a membership kept from another account is dropped and the first one taken. Without a connection it
 * is the session of the last visit, so that what is kept on this device can be opened.
 */
export async function loadMe(queryClient: QueryClient): Promise<Me> {
  return await readMe(queryClient).catch(async (error: unknown) => {
    if (!hasCode(error, 'membership-not-yours')) throw error;
    forgetMembership(queryClient);
    return await readMe(queryClient);
  });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
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
