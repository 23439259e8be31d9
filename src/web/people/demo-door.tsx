import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type DemoPerson, listDemoPeople, signInToDemo } from '#contract/installation.ts';
import type { Reply } from '#web/api/client.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { switchMembership } from '#web/api/session.ts';
import { Link } from '#web/shell/link.tsx';
import { Avatar } from '#web/ui/avatar.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { roleWords } from './role-words.ts';
import './people.css';

type DemoOrganisation = Reply<typeof listDemoPeople>['organisations'][number];

const kindWords: Readonly<Record<DemoOrganisation['kind'], string>> = {
  'training-provider': 'Training provider',
  'assessment-organisation': 'Assessment organisation',
};

/** The people of the demo by what they do; one press signs in as one of them. */
export function DemoDoor({ next }: { next: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const people = useEndpoint(listDemoPeople);
  const enter = useCommand(signInToDemo);
  const signInAs = async (person: DemoPerson) => {
    await enter.runAsync({ body: { accountId: person.accountId } });
    await switchMembership(queryClient, person.membershipId);
    router.history.push(next);
  };
  if (people.isPending) return <p role="status">Looking up the people of the demo …</p>;
  if (people.error) return <Notice kind="problem" title={people.error.title} />;
  return (
    <div className="gm-demo">
      {enter.problem ? (
        <Notice kind="problem" title={enter.problem.title} isLive>
          {enter.problem.mend}
        </Notice>
      ) : null}
      {people.data.organisations.length === 0 ? <p>The demo has no people yet.</p> : null}
      {people.data.organisations.map((organisation) => (
        <OrganisationPeople
          key={organisation.id}
          organisation={organisation}
          onChoose={(person) => void signInAs(person).catch(() => undefined)}
        />
      ))}
      <p className="gm-quiet">
        Letters are not sent in the demo. <Link to="/demo/mail">Read the demo's letters</Link>, such as the
        ones that employers sign by.
      </p>
    </div>
  );
}

function OrganisationPeople({
  organisation,
  onChoose,
}: {
  organisation: DemoOrganisation;
  onChoose: (person: DemoPerson) => void;
}) {
  const staff = organisation.people.filter(({ role }) => role !== 'apprentice');
  // An apprentice signs in at the provider; the same account is known to the assessment organisation too.
  const isProvider = organisation.kind === 'training-provider';
  const apprentices = isProvider ? organisation.people.filter(({ role }) => role === 'apprentice') : [];
  return (
    <section className="gm-demo-organisation" aria-labelledby={organisation.id}>
      <h2 id={organisation.id}>
        {organisation.name} <span>{kindWords[organisation.kind]}</span>
      </h2>
      <PeopleList people={staff} onChoose={onChoose} />
      {apprentices.length > 0 ? (
        <details>
          <summary>
            {apprentices.length === 1 ? 'One apprentice' : `${apprentices.length} apprentices`}
          </summary>
          <PeopleList people={apprentices} onChoose={onChoose} />
        </details>
      ) : null}
    </section>
  );
}

function PeopleList({
  people,
  onChoose,
}: {
  people: readonly DemoPerson[];
  onChoose: (person: DemoPerson) => void;
}) {
  return (
    <ul className="gm-demo-people">
      {people.map((person) => (
        <li key={person.membershipId}>
          <button type="button" className="gm-demo-person" onClick={() => onChoose(person)}>
            <Avatar name={person.name} />
            <span>
              <strong>{person.name}</strong>
              <span className="gm-demo-role">{roleWords(person.role).name}</span>
              <span className="gm-demo-does">{roleWords(person.role).does}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
