import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { changePassword, endSession, listSessions, signOutEverywhere } from '#contract/session.ts';
import { passwordMinimum } from '#domain/people/password.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { forgetMembership, useMe } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { DescriptionList, PageHeader, Section } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { roleWords } from './role-words.ts';
import { SecondFactorSection } from './second-factor-section.tsx';
import './people.css';

/** One's own account: who one is, the password, the second step, and where one is signed in. */
export function AccountPage() {
  const me = useMe();
  return (
    <>
      <PageHeader title="My account" lead={me.email} />
      {me.secondFactorRequired ? (
        <Notice kind="warning" title="Set up your second step first">
          Your organisation asks for a code from an authenticator app at each sign-in. Everything else opens
          when it is set up.
        </Notice>
      ) : null}
      <Section title="Where I work">
        <DescriptionList
          items={me.memberships.map((membership) => ({
            term: roleWords(membership.role).name,
            value: `${membership.organisation.name}, as ${membership.name}`,
          }))}
        />
      </Section>
      <SecondFactorSection hasSecondFactor={me.hasSecondFactor} />
      <PasswordSection email={me.email} />
      <SessionsSection />
    </>
  );
}

function PasswordSection({ email }: { email: string }) {
  const [present, setPresent] = useState('');
  const [chosen, setChosen] = useState('');
  const change = useCommand(changePassword, {
    invalidates: [listSessions],
    onDone: () => {
      setPresent('');
      setChosen('');
      showToast('Your password is changed. Every other place is signed out.');
    },
  });
  return (
    <Section title="Password">
      <div className="gm-narrow">
        <Form
          {...change.formState}
          onSubmit={() => change.run({ body: { present, chosen } })}
          actions={
            <Button type="submit" isPending={change.isPending}>
              Change password
            </Button>
          }
        >
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <TextField
            label="Present password"
            name="present"
            type="password"
            autoComplete="current-password"
            value={present}
            onChange={setPresent}
          />
          <TextField
            label="New password"
            name="chosen"
            type="password"
            autoComplete="new-password"
            hint={`${passwordMinimum} characters or more. Every other place is signed out.`}
            value={chosen}
            onChange={setChosen}
          />
        </Form>
      </div>
    </Section>
  );
}

function SessionsSection() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const sessions = useEndpoint(listSessions);
  const end = useCommand(endSession, {
    invalidates: [listSessions],
    onDone: () => showToast('Signed out there.'),
  });
  const endAll = useCommand(signOutEverywhere, {
    onDone: () => {
      forgetMembership(queryClient);
      void router.navigate({ to: '/sign-in' });
    },
  });
  return (
    <Section
      title="Where I am signed in"
      aside={
        <Button kind="quiet" isPending={endAll.isPending} onPress={() => endAll.run({})}>
          Sign out everywhere
        </Button>
      }
    >
      {end.problem ? <Notice kind="problem" title={end.problem.title} /> : null}
      <Table
        caption="Places where this account is signed in"
        rows={sessions.data?.items ?? []}
        keyOf={(session) => session.id}
        empty={<p role="status">{sessions.isPending ? 'Looking …' : 'Nowhere else.'}</p>}
        columns={[
          {
            id: 'device',
            header: 'Device',
            cell: (session) => (
              <>
                {session.device} {session.current ? <StateChip tone="met">This one</StateChip> : null}
              </>
            ),
          },
          { id: 'seen', header: 'Last used', cell: (session) => formatInstant(session.lastSeenAt) },
          { id: 'from', header: 'From', cell: (session) => session.address, isMinor: true },
          {
            id: 'end',
            header: 'Action',
            cell: (session) =>
              session.current ? null : (
                <Button
                  kind="quiet"
                  label={`Sign out on ${session.device}`}
                  isPending={end.isPending}
                  onPress={() => end.run({ params: { sessionId: session.id } })}
                >
                  Sign out
                </Button>
              ),
          },
        ]}
      />
    </Section>
  );
}
