import { useState } from 'react';
import { requestReset } from '#contract/session.ts';
import { useCommand } from '#web/api/query.ts';
import { EntryPicture } from '#web/pictures/entry-picture.tsx';
import { EntryLayout } from '#web/shell/entry-layout.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { TextField } from '#web/ui/text-field.tsx';

/** Ask for a link to choose a new password. What it says does not tell whether the address is known. */
export function ForgottenPage() {
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const ask = useCommand(requestReset, { onDone: () => setSentTo(email.trim()) });
  return (
    <EntryLayout title="Choose a new password" picture={<EntryPicture />}>
      {sentTo ? (
        <Notice kind="success" title="Look in your mailbox" isLive>
          If {sentTo} has an account, a link is on its way. It works once, within two hours.
        </Notice>
      ) : (
        <Form
          {...ask.formState}
          onSubmit={() => ask.run({ body: { email: email.trim() } })}
          actions={
            <Button kind="primary" type="submit" isWide isPending={ask.isPending}>
              Send the link
            </Button>
          }
        >
          <TextField
            label="Email address"
            hint="The one you sign in with."
            name="email"
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
          />
        </Form>
      )}
      <BackLink to="/sign-in">Back to sign-in</BackLink>
    </EntryLayout>
  );
}
