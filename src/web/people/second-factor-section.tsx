import { useState } from 'react';
import { confirmSecondFactor, getMe, removeSecondFactor, startSecondFactor } from '#contract/session.ts';
import type { Reply } from '#web/api/client.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';

type Started = Reply<typeof startSecondFactor>;

/** Set up an authenticator app in three steps (password, code, recovery codes), or remove it. */
export function SecondFactorSection({ hasSecondFactor }: { hasSecondFactor: boolean }) {
  const [started, setStarted] = useState<Started>();
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();
  const begin = useCommand(startSecondFactor, { onDone: setStarted });
  const remove = useCommand(removeSecondFactor, {
    invalidates: [getMe],
    onDone: () => showToast('The second step is removed.'),
  });
  return (
    <Section
      title="Second step at sign-in"
      aside={
        hasSecondFactor ? (
          <StateChip tone="met">Set up</StateChip>
        ) : (
          <StateChip tone="quiet">Not set up</StateChip>
        )
      }
    >
      {recoveryCodes ? (
        <RecoveryCodes codes={recoveryCodes} onKept={() => setRecoveryCodes(undefined)} />
      ) : null}
      {!recoveryCodes && started && !hasSecondFactor ? (
        <ConfirmApp
          started={started}
          onDone={(codes) => {
            setStarted(undefined);
            setRecoveryCodes(codes);
          }}
        />
      ) : null}
      {!recoveryCodes && !started ? (
        <PasswordStep
          lead={
            hasSecondFactor
              ? 'A code from your authenticator app is asked for after the password. Remove it to set up another phone.'
              : 'An authenticator app on your phone shows six digits that change every half minute. With it, a stolen password alone opens nothing.'
          }
          action={hasSecondFactor ? 'Remove the second step' : 'Set up an authenticator app'}
          command={hasSecondFactor ? remove : begin}
        />
      ) : null}
    </Section>
  );
}

function PasswordStep({
  lead,
  action,
  command,
}: {
  lead: string;
  action: string;
  command: {
    run: (input: { body: { password: string } }) => void;
    isPending: boolean;
    formState: ReturnType<typeof useCommand>['formState'];
  };
}) {
  const [password, setPassword] = useState('');
  return (
    <div className="gm-narrow gm-stack">
      <p>{lead}</p>
      <Form
        {...command.formState}
        onSubmit={() => command.run({ body: { password } })}
        actions={
          <Button type="submit" isPending={command.isPending}>
            {action}
          </Button>
        }
      >
        <TextField
          label="Your password"
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      </Form>
    </div>
  );
}

function ConfirmApp({ started, onDone }: { started: Started; onDone: (codes: readonly string[]) => void }) {
  const [code, setCode] = useState('');
  const confirm = useCommand(confirmSecondFactor, {
    invalidates: [getMe],
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  return (
    <div className="gm-narrow gm-stack">
      <p>Scan this with your authenticator app, or type the key into it.</p>
      <CodePicture rows={started.code} />
      <p>
        Key: <code>{started.secret.replace(/(.{4})/g, '$1 ')}</code>
      </p>
      <Form
        {...confirm.formState}
        onSubmit={() => confirm.run({ body: { code: code.trim() } })}
        actions={
          <Button kind="primary" type="submit" isPending={confirm.isPending}>
            Confirm
          </Button>
        }
      >
        <TextField
          label="Code"
          hint="The six digits that the app shows now."
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          isShort
          value={code}
          onChange={setCode}
        />
      </Form>
    </div>
  );
}

/** The QR code, drawn from its modules with the quiet border that scanners need. */
function CodePicture({ rows }: { rows: readonly string[] }) {
  const border = 4;
  const size = rows.length + 2 * border;
  const path = rows
    .flatMap((row, y) =>
      [...row].map((dark, x) => (dark === '1' ? `M${x + border} ${y + border}h1v1h-1z` : '')),
    )
    .join('');
  return (
    <svg
      className="gm-code-picture"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="QR code for the authenticator app; the key below says the same"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  return (
    <Notice
      kind="success"
      title="The second step is set up. Keep these recovery codes"
      isLive
      actions={
        <>
          <Button onPress={() => void navigator.clipboard.writeText(codes.join('\n'))}>Copy</Button>
          <Button kind="primary" onPress={onKept}>
            I have kept them
          </Button>
        </>
      }
    >
      <p>Each opens your account once if your phone is lost. They are shown only now.</p>
      <ul className="gm-recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
