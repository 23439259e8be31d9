import { AppShell } from '#web/shell/app-shell.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { TableSamples } from './table-samples.tsx';

const memberships = [
  { id: 'm1', organisation: 'Severn Vale Training', role: 'Tutor' },
  { id: 'm2', organisation: 'Northgate Assessment', role: 'Internal quality assurer' },
];

/** The shell with invented people, for looking at. */
export function ShellPage() {
  return (
    <AppShell
      person="Amina Okafor"
      memberships={memberships}
      current={{ id: 'm1', organisation: 'Severn Vale Training', role: 'Tutor' }}
      onSwitch={() => undefined}
      onSignOut={() => undefined}
      navigation={[
        { to: '/gallery/shell', label: 'Caseload', icon: 'people' },
        { to: '/gallery', label: 'Gallery', icon: 'map' },
        { to: '/sign-in', label: 'Gateway', icon: 'journey' },
      ]}
      action={{ to: '/gallery/add', label: 'Add evidence', icon: 'plus' }}
      commands={[
        { id: 'caseload', label: 'Caseload', hint: 'Page', run: () => undefined },
        { id: 'gateway', label: 'Gateway', hint: 'Page', run: () => undefined },
        { id: 'ben', label: 'Ben Carter', hint: 'Apprentice', run: () => undefined },
      ]}
    >
      <PageHeader title="Caseload" lead="Four apprentices need you today." />
      <Section title="Who needs me">
        <TableSamples />
      </Section>
    </AppShell>
  );
}
