import { Link as RouterLink } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Command } from '#web/ui/command-palette.tsx';
import { Icon, type IconName } from '#web/ui/icons.tsx';
import { KeyHint } from '#web/ui/key-hint.tsx';
import { Mark } from '#web/ui/mark.tsx';
import { AccountFace, accountLabel } from './account-face.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import './shell.css';
import { usePaletteKey } from './use-palette-key.ts';

const CommandPalette = lazy(async () => ({
  default: (await import('#web/ui/command-palette.tsx')).CommandPalette,
}));
const AccountMenu = lazy(async () => ({ default: (await import('./account-menu.tsx')).AccountMenu }));

/** One entry of the rail, or of the bar at the foot of a phone. */
export interface NavigationItem {
  to: string;
  label: string;
  icon: IconName;
  /** Left out on a phone, where the palette still finds it. */
  isMinor?: boolean | undefined;
}

/** One role in one organisation that the person may act as. */
export interface Membership {
  id: string;
  organisation: string;
  role: string;
}

export interface AppShellProps {
  person: string;
  memberships: readonly Membership[];
  /** The membership acted as. */
  current: Membership;
  onSwitch: (membershipId: string) => void;
  onSignOut: () => void;
  navigation: readonly NavigationItem[];
  /** The one thing that is always in reach of the thumb, such as "Add evidence". */
  action?: NavigationItem | undefined;
  /** What the palette offers; absent for people who do not work here all day. */
  commands?: readonly Command[] | undefined;
  children: ReactNode;
}

/** Rail at the left with the rooms, bar on top with person and organisation; on a phone the rail lies at the foot. */
export function AppShell(props: AppShellProps) {
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  usePaletteKey(props.commands !== undefined, setIsPaletteOpen);
  return (
    <div className="gm-shell" data-action={props.action ? true : undefined}>
      <a className="gm-skip gm-hidden" href="#main">
        Skip to the page
      </a>
      <header className="gm-top">
        <RouterLink to="/" className="gm-top-mark" aria-label="Guildmark, to the first page">
          <Mark size={26} />
        </RouterLink>
        <p className="gm-top-organisation">
          <strong>{props.current.organisation}</strong>
          <span>{props.current.role}</span>
        </p>
        {props.commands ? (
          <button
            type="button"
            className="gm-top-find"
            aria-label="Find a page, a person or an action"
            onClick={() => setIsPaletteOpen(true)}
          >
            <Icon name="search" />
            <span>Find</span>
            <KeyHint keys="ctrl k" />
          </button>
        ) : null}
        <Account {...props} />
      </header>
      <Rail {...props} />
      <div className="gm-page">
        <OfflineBanner />
        <main id="main" tabIndex={-1}>
          {props.children}
        </main>
      </div>
      {props.commands && isPaletteOpen ? (
        <Suspense>
          <CommandPalette commands={props.commands} isOpen onOpenChange={setIsPaletteOpen} />
        </Suspense>
      ) : null}
    </div>
  );
}

function Rail({ navigation, action }: Pick<AppShellProps, 'navigation' | 'action'>) {
  const middle = Math.ceil(navigation.length / 2);
  const linkTo = (item: NavigationItem, isAction: boolean) => (
    <li key={item.to} data-action={isAction || undefined} data-minor={item.isMinor || undefined}>
      <RouterLink
        to={item.to}
        className={isAction ? 'gm-rail-action' : 'gm-rail-link'}
        activeProps={{ 'aria-current': 'page' }}
      >
        <Icon name={item.icon} size={20} />
        <span>{item.label}</span>
      </RouterLink>
    </li>
  );
  return (
    <nav className="gm-rail gm-no-print" aria-label="Rooms">
      <ul className="gm-rail-list">
        {navigation.slice(0, middle).map((item) => linkTo(item, false))}
        {action ? linkTo(action, true) : null}
        {navigation.slice(middle).map((item) => linkTo(item, false))}
      </ul>
    </nav>
  );
}

/** The person at the right of the bar. Its menu is fetched when it is first wanted, to keep first screens light. */
function Account(props: AppShellProps) {
  const [isWanted, setIsWanted] = useState(false);
  const button = (
    <button
      type="button"
      className="gm-button"
      data-kind="quiet"
      aria-haspopup="menu"
      aria-expanded={isWanted}
      aria-label={accountLabel(props.person)}
      onPointerEnter={() => void import('./account-menu.tsx')}
      onFocus={() => void import('./account-menu.tsx')}
      onClick={() => setIsWanted(true)}
    >
      <AccountFace person={props.person} />
      <Icon name="down" size={14} />
    </button>
  );
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <AccountMenu {...props} />
    </Suspense>
  );
}
