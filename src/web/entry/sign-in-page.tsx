import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { getInstallation } from '#contract/installation.ts';
import { passSecondFactor, type SignInState, signIn } from '#contract/session.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { EntryPicture } from '#web/pictures/entry-picture.tsx';
import { EntryLayout } from '#web/shell/entry-layout.tsx';
import { Link } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import type { FieldIssue } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextField } from '#web/ui/text-field.tsx';

const route = getRouteApi('/sign-in');

const DemoDoor = lazy(async () => ({ default: (await import('#web/people/demo-door.tsx')).DemoDoor }));

interface SignInReply {
  issues?: readonly FieldIssue[];
  refusal?: { title: string; mend?: string | undefined } | undefined;
}

/** What is missing before anything is sent. */
export function missingAtSignIn(email: string, password: string): FieldIssue[] {
  const missing: FieldIssue[] = [];
  if (email.trim() === '') missing.push({ path: 'email', message: 'Write your email address' });
  if (password === '') missing.push({ path: 'password', message: 'Write your password' });
  return missing;
}

export interface SignInFormProps extends SignInReply {
  isPending: boolean;
  onSignIn: (email: string, password: string) => void;
}

/** Email and password; checks only that both are there. */
export function SignInForm({ isPending, onSignIn, issues = [], refusal }: SignInFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<readonly FieldIssue[]>([]);
  const submit = () => {
    const found = missingAtSignIn(email, password);
    setMissing(found);
    if (found.length === 0) onSignIn(email.trim(), password);
  };
  return (
    <Form
      onSubmit={submit}
      issues={missing.length > 0 ? missing : issues}
      refusal={missing.length > 0 ? undefined : refusal}
      actions={
        <Button kind="primary" type="submit" isWide isPending={isPending}>
          Sign in
        </Button>
      }
    >
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </Form>
  );
}

/** The code of the authenticator app, after the password. */
export function SecondFactorForm({
  isPending,
  onCode,
  issues = [],
  refusal,
}: SignInReply & {
  isPending: boolean;
  onCode: (code: string) => void;
}) {
  const [code, setCode] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const missing = isMissing ? [{ path: 'code', message: 'Write the code' }] : issues;
  const submit = () => {
    setIsMissing(code.trim() === '');
    if (code.trim() !== '') onCode(code.trim());
  };
  return (
    <Form
      onSubmit={submit}
      issues={missing}
      refusal={isMissing ? undefined : refusal}
      actions={
        <Button kind="primary" type="submit" isWide isPending={isPending}>
          Go on
        </Button>
      }
    >
      <TextField
        label="Code"
        hint="The six digits your authenticator app shows now, or one of your recovery codes."
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        isShort
        value={code}
        onChange={setCode}
      />
    </Form>
  );
}

/** Sign-in: one sentence, one picture, one action; the second step takes the place of the first. In the demo people come first. */
export function SignInPage() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { next = '/', step } = route.useSearch();
  const installation = useEndpoint(getInstallation);
  const [needsCode, setNeedsCode] = useState(step === 'code');
  const goOn = (reply: SignInState) => {
    if (reply.state === 'second-factor-needed') return setNeedsCode(true);
    queryClient.clear();
    router.history.push(next);
  };
  const code = useCommand(passSecondFactor, { onDone: goOn });
  if (needsCode) {
    return (
      <EntryLayout title="One more step" picture={<EntryPicture />}>
        <SecondFactorForm
          isPending={code.isPending}
          {...code.formState}
          onCode={(typed) => code.run({ body: { code: typed } })}
        />
      </EntryLayout>
    );
  }
  if (installation.data?.demo) {
    return (
      <EntryLayout
        title="Come in as anybody"
        lead="This is a demo with invented people. Choose one and see what they see."
        picture={<EntryPicture />}
      >
        <Suspense fallback={<p role="status">Looking up the people of the demo …</p>}>
          <DemoDoor next={next} />
        </Suspense>
        <details>
          <summary>Sign in with a password</summary>
          <PasswordStep onDone={goOn} />
        </details>
      </EntryLayout>
    );
  }
  return (
    <EntryLayout title="Every apprenticeship, from enrolment to certificate" picture={<EntryPicture />}>
      <PasswordStep onDone={goOn} />
    </EntryLayout>
  );
}

function PasswordStep({ onDone }: { onDone: (reply: SignInState) => void }) {
  const password = useCommand(signIn, { onDone });
  return (
    <>
      <SignInForm
        isPending={password.isPending}
        {...password.formState}
        onSignIn={(email, typed) => password.run({ body: { email, password: typed } })}
      />
      <p>
        <Link to="/forgotten">Forgotten your password?</Link>
      </p>
    </>
  );
}
