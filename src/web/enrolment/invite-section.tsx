import { useState } from 'react';
import { inviteApprentice } from '#contract/enrolment.ts';
import { useMay } from '#web/api/session.ts';
import { Section } from '#web/ui/page.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import type { Detail } from './detail.ts';
import { RecordDialog } from './record-dialog.tsx';
import { missingOf, useRecord } from './use-record.ts';

/** Whether the apprentice can sign in, and the letter that lets them. */
export function InviteSection({ detail }: { detail: Detail }) {
  const may = useMay('enrolment.enrol');
  const [email, setEmail] = useState(detail.email ?? '');
  const { record, state } = useRecord(inviteApprentice);
  const send = () =>
    record(
      { params: { enrolmentId: detail.id }, body: { email: email.trim() } },
      {
        missing: missingOf([['email', email, 'Write the apprentice’s email']]),
        done: `Invitation sent to ${email.trim()}`,
      },
    );
  return (
    <Section title="Sign-in">
      {detail.hasAccount ? (
        <p>{detail.email ? `Signs in as ${detail.email}.` : 'Has an account.'}</p>
      ) : (
        <>
          <p className="gm-quiet">
            Not invited yet. With an account the apprentice adds evidence, signs and sees the result.
          </p>
          <div className="gm-section-actions">
            <RecordDialog
              {...state}
              open="Invite the apprentice"
              title={`Invite ${detail.apprentice.name}`}
              action="Send invitation"
              ability={{ allowed: true }}
              roleReason={may ? undefined : 'Only a manager of your organisation invites apprentices.'}
              onRecord={send}
            >
              <TextField
                label="Apprentice’s email"
                name="email"
                type="email"
                hint="The letter has a link with which they choose a password."
                value={email}
                onChange={setEmail}
              />
            </RecordDialog>
          </div>
        </>
      )}
    </Section>
  );
}
