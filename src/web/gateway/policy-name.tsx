import { listPlans } from '#contract/standards.ts';
import { useEndpoint } from '#web/api/query.ts';

/** Whose policy is laid over a plan, by the body's name. */
export function PolicyName({
  reference,
  edition,
  policyId,
}: {
  reference: string;
  edition: string;
  policyId: string | null;
}) {
  const plans = useEndpoint(listPlans);
  if (policyId === null) return 'None: the plan as published';
  const plan = plans.data?.items.find((each) => each.reference === reference && each.edition === edition);
  return plan?.policies.find(({ id }) => id === policyId)?.body ?? policyId;
}
