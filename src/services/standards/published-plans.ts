import type { Db } from '#db/database.ts';
import { countEditions, listEditionEvents, listEditionRows } from '#db/plan-editions.ts';
import { Policy } from '#domain/standards/layer-format.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';
import { latestLast, type PlanBundle, type PlanLibrary } from './plan-library.ts';

/** The library of an installation: the plans shipped with the product, and those published here. */
export interface InstalledPlans extends PlanLibrary {
  /** Take up what was published since; cheap when nothing was. `force` reads everything again. */
  refresh(db: Db, force?: boolean): Promise<void>;
}

function isVersion(plan: Plan, version: string): boolean {
  return plan.edition === version || plan.assesses.some(({ standardVersion }) => standardVersion === version);
}

/** Policies of one body as one: what is published here about an edition stands before what was shipped. */
function mergePolicies(published: readonly Policy[], shipped: readonly Policy[]): readonly Policy[] {
  const byId = new Map<string, Policy>();
  for (const policy of [...shipped, ...published]) {
    const known = byId.get(policy.id);
    if (!known) {
      byId.set(policy.id, policy);
      continue;
    }
    const isSame = (one: Policy['plans'][number], other: Policy['plans'][number]) =>
      one.reference === other.reference && one.edition === other.edition;
    const kept = known.plans.filter((one) => !policy.plans.some((other) => isSame(one, other)));
    const documents = [...known.documents, ...policy.documents].filter(
      ({ id }, index, all) => all.findIndex((other) => other.id === id) === index,
    );
    byId.set(policy.id, { ...known, documents, plans: [...kept, ...policy.plans] });
  }
  return [...byId.values()].sort((a, b) => a.id.localeCompare(b.id));
}

class Installed implements InstalledPlans {
  private readonly shipped: PlanLibrary;
  private published: readonly PlanBundle[] = [];
  private policies: readonly Policy[] | undefined;
  private publishedPolicies: readonly Policy[] = [];
  private withdrawn: ReadonlySet<string> = new Set();
  private known = -1;

  constructor(shipped: PlanLibrary) {
    this.shipped = shipped;
  }

  async refresh(db: Db, force = false): Promise<void> {
    const count = await countEditions(db);
    if (!force && count === this.known) return;
    const rows = await listEditionRows(db);
    this.published = rows.map((row) => ({
      directory: `published/${row.reference}/${row.edition}`,
      standard: Standard.parse(row.standard),
      plan: Plan.parse(row.plan),
      examples: undefined,
      hash: row.hash,
    }));
    this.publishedPolicies = rows.flatMap((row) => Policy.array().parse(row.policies));
    const events = await listEditionEvents(db);
    this.withdrawn = new Set(
      events.filter(({ kind }) => kind === 'withdrawn').map((one) => `${one.reference} ${one.edition}`),
    );
    this.policies = undefined;
    this.known = count;
  }

  listPlans(): readonly PlanBundle[] {
    const all = [...this.shipped.listPlans(), ...this.published];
    const references = [...new Set(all.map(({ plan }) => plan.reference))].sort();
    return references.flatMap((reference) => this.editions(reference));
  }

  listOpenPlans(): readonly PlanBundle[] {
    return this.listPlans().filter(({ plan }) => !this.withdrawn.has(`${plan.reference} ${plan.edition}`));
  }

  findPlan(wanted: { reference: string; version?: string | undefined }): PlanBundle | undefined {
    const { reference, version } = wanted;
    if (!this.published.some(({ plan }) => plan.reference === reference))
      return this.shipped.findPlan(wanted);
    return this.editions(reference).findLast(({ plan }) => version === undefined || isVersion(plan, version));
  }

  listPolicies(): readonly Policy[] {
    this.policies ??= mergePolicies(this.publishedPolicies, this.shipped.listPolicies());
    return this.policies;
  }

  policyFor(body: string): Policy | undefined {
    return this.listPolicies().find((policy) => policy.id === body || policy.body === body);
  }

  private editions(reference: string): readonly PlanBundle[] {
    const all = [...this.shipped.listPlans(), ...this.published];
    return latestLast(all.filter(({ plan }) => plan.reference === reference));
  }
}

/** Put the plans published in the database beside the shipped ones. Call `refresh` before first use and from time to time. */
export function installedPlans(shipped: PlanLibrary): InstalledPlans {
  return new Installed(shipped);
}

/** Take up at once what this process has just published or withdrawn. */
export async function refreshPlans(plans: PlanLibrary, db: Db): Promise<void> {
  if (plans instanceof Installed) await plans.refresh(db, true);
}
