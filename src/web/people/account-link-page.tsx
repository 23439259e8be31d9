import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptAccountLink, openAccountLink } from '#contract/session.ts';
import { passwordMinimum } from '#domain/people/password.ts';
import { endpointQuery, useCommand } from '#web/api/query.ts';
import { forgetMembership } from '#web/api/session.ts';
import { EntryPicture } from '#web/pictures/entry-picture.tsx';
import { EntryLayout } from '#web/shell/entry-layout.tsx';
import { PrimaryLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Kind = 'invitation' | 'reset';

const words = {
  invitation: { title: 'Welcome to Guildmark', action: 'Accept the invitation' },
  reset: { title: 'Choose a new password', action: 'Set the new password' },
} as const;

/** A new person accepts an invitation. */
export function InvitationPage() {
  const { token } = useParams({ from: '/invitation/$token' });
  return <AccountLinkPage kind="invitation" token={token} />;
}

/** Somebody chooses a new password. */
export function ResetPage() {
  const { token } = useParams({ from: '/reset/$token' });
  return <AccountLinkPage kind="reset" token={token} />;
}

function AccountLinkPage({ kind, token }: { kind: Kind; token: string }) {
  const opened = useQuery({ ...endpointQuery(openAccountLink, { body: { kind, token } }), retry: false });
  const { title } = words[kind];
  return (
    <EntryLayout
      title={opened.error ? 'This link cannot be used' : title}
      lead={opened.data ? `For ${opened.data.email}` : undefined}
      picture={<EntryPicture />}
    >
      {opened.isPending ? <p role="status">Opening the link …</p> : null}
      {opened.error ? <SpentLink kind={kind} mend={opened.error.mend} /> : null}
      {opened.data ? <ChoosePassword kind={kind} token={token} email={opened.data.email} /> : null}
    </EntryLayout>
  );
}

function SpentLink({ kind, mend }: { kind: Kind; mend: string | undefined }) {
  return (
    <Notice
      kind="warning"
      title={kind === 'reset' ? 'Ask for a new link' : 'Ask for a new invitation'}
      actions={
        kind === 'reset' ? (
          <PrimaryLink to="/forgotten">Send a new link</PrimaryLink>
        ) : (
          <PrimaryLink to="/sign-in">Sign in</PrimaryLink>
        )
      }
    >
      {mend}
    </Notice>
  );
}

function ChoosePassword({ kind, token, email }: { kind: Kind; token: string; email: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [password, setPassword] = useState('');
  const accept = useCommand(acceptAccountLink, {
    onDone: ({ state }) => {
      forgetMembership(queryClient);
      router.history.push(state === 'signed-in' ? '/' : '/sign-in?step=code');
    },
  });
  return (
    <Form
      {...accept.formState}
      onSubmit={() => accept.run({ body: { kind, token, password } })}
      actions={
        <Button kind="primary" type="submit" isWide isPending={accept.isPending}>
          {words[kind].action}
        </Button>
      }
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        hint={`${passwordMinimum} characters or more. Three or four unrelated words are easy to remember and hard to guess.`}
        value={password}
        onChange={setPassword}
      />
    </Form>
  );
}
