import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { signOut } from '#contract/session.ts';
import { useCommand } from '#web/api/query.ts';
import { actingAs, forgetMembership, switchMembership, useMe } from '#web/api/session.ts';
import { EmptyState } from '#web/ui/notice.tsx';
import { clearDrafts } from '#web/ui/use-draft.ts';
import { AppShell } from './app-shell.tsx';
import { EntryLayout } from './entry-layout.tsx';
import { navigationOf } from './navigation.ts';

/** The shell around every screen of somebody signed in. */
export function SignedInLayout() {
  const me = useMe();
  const router = useRouter();
  const queryClient = useQueryClient();
  const leave = useCommand(signOut, {
    onDone: () => {
      clearDrafts(me.accountId);
      forgetMembership(queryClient);
      void router.navigate({ to: '/sign-in' });
    },
  });
  const acting = actingAs(me);
  if (!acting) return <NoMembership email={me.email} />;
  const navigation = navigationOf(acting.role);
  const switchTo = async (membershipId: string) => {
    await switchMembership(queryClient, membershipId);
    await router.navigate({ to: '/' });
    await router.invalidate();
  };
  return (
    <AppShell
      person={acting.name}
      memberships={me.memberships.map((each) => ({
        id: each.id,
        organisation: each.organisation.name,
        role: navigationOf(each.role).words,
      }))}
      current={{ id: acting.id, organisation: acting.organisation.name, role: navigation.words }}
      onSwitch={(membershipId) => void switchTo(membershipId)}
      onSignOut={() => leave.run({})}
      navigation={navigation.items}
      action={navigation.action}
      commands={
        navigation.hasPalette
          ? navigation.items.map((item) => ({
              id: item.to,
              label: item.label,
              hint: 'Page',
              run: () => void router.navigate({ to: item.to }),
            }))
          : undefined
      }
    >
      <Outlet />
    </AppShell>
  );
}

function NoMembership({ email }: { email: string }) {
  return (
    <EntryLayout title="You are not in an organisation yet" picture={null}>
      <EmptyState title="Ask to be invited">
        The account {email} belongs to no training provider or assessment organisation. Ask the person who
        manages accounts at yours to invite this address.
      </EmptyState>
    </EntryLayout>
  );
}
