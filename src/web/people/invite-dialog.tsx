import { useState } from 'react';
import { invitePerson, listPeople, listRoles } from '#contract/people.ts';
import type { Role } from '#domain/people/permissions.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { RadioGroup } from '#web/ui/choices.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { roleWords } from './role-words.ts';

/** Invite one person: name, address, role. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [givenNames, setGivenNames] = useState('');
  const [familyName, setFamilyName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role | ''>('');
  const [isRoleMissing, setIsRoleMissing] = useState(false);
  const roles = useEndpoint(listRoles);
  const invite = useCommand(invitePerson, {
    invalidates: [listPeople],
    onDone: () => {
      showToast(`The invitation to ${email.trim()} is on its way.`);
      onClose();
    },
  });
  const submit = () => {
    setIsRoleMissing(role === '');
    if (role !== '') invite.run({ body: { givenNames, familyName, email: email.trim(), role } });
  };
  return (
    <Dialog title="Invite a person" isOpen onClose={onClose}>
      <Form
        {...invite.formState}
        {...(isRoleMissing ? { issues: [{ path: 'role', message: 'Choose a role' }] } : {})}
        onSubmit={submit}
        actions={
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button kind="primary" type="submit" isPending={invite.isPending}>
              Send the invitation
            </Button>
          </>
        }
      >
        <TextField label="Given names" name="givenNames" value={givenNames} onChange={setGivenNames} />
        <TextField label="Family name" name="familyName" value={familyName} onChange={setFamilyName} />
        <TextField
          label="Email address"
          name="email"
          type="email"
          hint="The invitation goes here, and they sign in with it."
          value={email}
          onChange={setEmail}
        />
        <RadioGroup
          label="Role"
          name="role"
          value={role}
          onChange={setRole}
          options={(roles.data?.items ?? []).map((each) => ({
            value: each,
            label: roleWords(each).name,
            hint: roleWords(each).does,
          }))}
        />
      </Form>
    </Dialog>
  );
}
