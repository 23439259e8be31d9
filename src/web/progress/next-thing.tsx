import { useRouter } from '@tanstack/react-router';
import type { Journey } from '#contract/enrolment.ts';
import { Button } from '#web/ui/button.tsx';

type Next = Journey['next'];

/** Where the one next thing is done; undefined when there is nothing to do but wait. */
export function addressOfNext(next: Next): string | undefined {
  const id = next.targetId;
  const addresses: Readonly<Record<Next['to'], string | undefined>> = {
    'add-evidence': '/my/evidence/add',
    evidence: id ? `/my/evidence/${id}` : '/my/evidence',
    gateway: '/my/gateway',
    sign: '/my/gateway',
    assessment: '/my/assessment',
    'hand-in': '/my/assessment',
    result: '/my/results',
    none: undefined,
  };
  return addresses[next.to];
}

/** The one next thing, as large as the page is wide. */
export function NextThing({ journey }: { journey: Journey }) {
  const router = useRouter();
  const address = addressOfNext(journey.next);
  return (
    <section className="gm-next" aria-label="Next">
      <p className="gm-small gm-quiet">Next</p>
      <h2>{journey.next.title}</h2>
      <p>{journey.next.why}</p>
      {address ? (
        <Button kind="primary" isWide onPress={() => router.history.push(address)}>
          {journey.next.action}
        </Button>
      ) : null}
    </section>
  );
}
