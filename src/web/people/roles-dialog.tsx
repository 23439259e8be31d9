import { endRole, giveRole, listPeople, listRoles, type PersonRow } from '#contract/people.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { DescriptionList } from '#web/ui/page.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { roleWords } from './role-words.ts';

/** Which roles one person holds; each is given or ended at once, from today. */
export function RolesDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const me = useMe();
  const isOwn = me.memberships.some(({ personId }) => personId === person.id);
  const roles = useEndpoint(listRoles);
  const done = (words: string) => ({
    invalidates: [listPeople],
    onDone: () => {
      showToast(words);
      onClose();
    },
  });
  const give = useCommand(giveRole, done(`${person.name} has the role from today.`));
  const end = useCommand(endRole, done(`${person.name}’s role ends today.`));
  const problem = give.problem ?? end.problem;
  const held = new Map(person.roles.filter(({ endsOn }) => endsOn === null).map((each) => [each.role, each]));
  return (
    <Dialog title={`Roles of ${person.name}`} isOpen onClose={onClose}>
      {problem ? (
        <Notice kind="problem" title={problem.title} isLive>
          {problem.mend}
        </Notice>
      ) : null}
      <DescriptionList
        items={(roles.data?.items ?? []).map((role) => {
          const membership = held.get(role);
          const { name, does } = roleWords(role);
          return {
            term: name,
            value: (
              <div className="gm-stack">
                <span>{does}</span>
                {membership ? (
                  <Button
                    label={`End the role ${name}`}
                    isPending={end.isPending}
                    disabledReason={isOwn ? 'Another manager has to end your role.' : undefined}
                    onPress={() =>
                      end.run({ params: { personId: person.id, membershipId: membership.membershipId } })
                    }
                  >
                    End today
                  </Button>
                ) : (
                  <Button
                    label={`Give the role ${name}`}
                    isPending={give.isPending}
                    onPress={() => give.run({ params: { personId: person.id }, body: { role } })}
                  >
                    Give
                  </Button>
                )}
              </div>
            ),
          };
        })}
      />
    </Dialog>
  );
}
