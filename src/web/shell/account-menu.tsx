import { useRouter } from '@tanstack/react-router';
import { Menu, type MenuAction } from '#web/ui/menu.tsx';
import { AccountFace, accountLabel } from './account-face.tsx';
import type { Membership } from './app-shell.tsx';
import { chooseTheme, type Theme, useTheme } from './theme.ts';

const themeWords: Record<Theme, string> = { light: 'Light', dark: 'Dark', device: 'As this device' };

export interface AccountMenuProps {
  person: string;
  memberships: readonly Membership[];
  current: Membership;
  onSwitch: (membershipId: string) => void;
  onSignOut: () => void;
}

/** The person, the memberships to act as, light or dark, and the way out. */
export function AccountMenu({ person, memberships, current, onSwitch, onSignOut }: AccountMenuProps) {
  const theme = useTheme();
  const router = useRouter();
  const actions: MenuAction[] = [
    ...(memberships.length > 1
      ? memberships.map((membership) => ({
          id: membership.id,
          label: membership.organisation,
          hint: membership.role,
          isCurrent: membership.id === current.id,
          onPress: () => onSwitch(membership.id),
        }))
      : []),
    ...(['light', 'dark', 'device'] as const).map((choice) => ({
      id: `theme-${choice}`,
      label: themeWords[choice],
      isCurrent: choice === theme,
      onPress: () => chooseTheme(choice),
    })),
    { id: 'account', label: 'My account', onPress: () => void router.navigate({ to: '/account' }) },
    { id: 'sign-out', label: 'Sign out', onPress: onSignOut },
  ];
  return (
    <Menu
      kind="quiet"
      isOpenAtFirst
      label={accountLabel(person)}
      trigger={<AccountFace person={person} />}
      actions={actions}
    />
  );
}
