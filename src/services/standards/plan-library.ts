import { Examples } from '#domain/standards/examples-format.ts';
import { Policy } from '#domain/standards/layer-format.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';
import {
  type DataFolder,
  diskFolder,
  type FileProblem,
  type FileReading,
  inFolder,
  problemLine,
  readData,
} from './data-files.ts';
import { packageRoot } from './package-root.ts';
import { planHash } from './plan-hash.ts';

/** One published plan edition: the files of one directory, and the hash of the plan. */
export type PlanBundle = {
  readonly directory: string;
  readonly standard: Standard;
  readonly plan: Plan;
  readonly examples: Examples | undefined;
  /** SHA-256 of the plan's canonical JSON. */
  readonly hash: string;
};

/** What a directory holds: a bundle, or as much of it as could be read and the problems. */
export type DirectoryReading = {
  readonly bundle: PlanBundle | undefined;
  readonly problems: readonly FileProblem[];
};

/** Data files that cannot be used. The message has one line for each problem: file, place and mend. */
export class DataFilesError extends Error {
  readonly problems: readonly FileProblem[];
  constructor(problems: readonly FileProblem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'DataFilesError';
    this.problems = problems;
  }
}

/** Published plans and policies. Every method throws {@link DataFilesError} when a file it needs cannot be used. */
export type PlanLibrary = {
  /** Every published plan, by reference and then edition. */
  listPlans(): readonly PlanBundle[];
  /** Those on which apprentices may still start: withdrawn editions are left out. */
  listOpenPlans(): readonly PlanBundle[];
  /**
   * The plan of a reference. `version` is a plan edition (AP02) or a standard version (1.1); without it, the edition
   * that assesses the latest starts. Undefined when none is held.
   */
  findPlan(wanted: { reference: string; version?: string | undefined }): PlanBundle | undefined;
  /** The policies held, by id. */
  listPolicies(): readonly Policy[];
  /** The policy with this id, or of the body with this name; undefined when none is held. */
  policyFor(body: string): Policy | undefined;
};

function contentOf<T>(reading: FileReading<T> | undefined): T | undefined {
  return reading?.ok ? reading.value : undefined;
}

function problemsOf(reading: FileReading<unknown> | undefined): readonly FileProblem[] {
  return reading && !reading.ok ? reading.problems : [];
}

/** Read `standard.json`, `plan.json` and, when it is there, `examples.json` of one directory. */
export function readPlanDirectory(directory: string, folder: DataFolder = diskFolder): DirectoryReading {
  const standard = readData(folder, inFolder(directory, 'standard.json'), Standard, 'guildmark.standard');
  const plan = readData(folder, inFolder(directory, 'plan.json'), Plan, 'guildmark.plan');
  const examples = readData(folder, inFolder(directory, 'examples.json'), Examples, 'guildmark.examples');
  const problems = [standard, plan, examples].flatMap(problemsOf);
  for (const [name, reading] of [
    ['plan.json', plan],
    ['standard.json', standard],
  ] as const) {
    if (!reading) problems.push(missing(directory, name));
  }
  const [theStandard, thePlan] = [contentOf(standard), contentOf(plan)];
  if (!theStandard || !thePlan || problems.length > 0) return { bundle: undefined, problems };
  const bundle = {
    directory,
    standard: theStandard,
    plan: thePlan,
    examples: contentOf(examples),
    hash: planHash(thePlan),
  };
  return { bundle, problems };
}

function missing(directory: string, name: string): FileProblem {
  return {
    severity: 'error',
    code: 'file-missing',
    message: `there is no ${name}; a plan's directory holds standard.json, plan.json and examples.json`,
    at: '',
    file: directory,
  };
}

function latestStart(plan: Plan): string {
  return plan.assesses
    .map(({ startsFrom }) => startsFrom ?? '')
    .sort()
    .at(-1) as string;
}

function byEdition(a: PlanBundle, b: PlanBundle): number {
  const [first, second] = [latestStart(a.plan), latestStart(b.plan)];
  if (first !== second) return first < second ? -1 : 1;
  return a.plan.edition.localeCompare(b.plan.edition, 'en', { numeric: true });
}

/** Editions of one reference, the one that assesses the latest starts last. */
export function latestLast(bundles: readonly PlanBundle[]): readonly PlanBundle[] {
  return [...bundles].sort(byEdition);
}

function isVersion(plan: Plan, version: string): boolean {
  return plan.edition === version || plan.assesses.some(({ standardVersion }) => standardVersion === version);
}

class Library implements PlanLibrary {
  private readonly root: string;
  private readonly folder: DataFolder;
  private readonly bundles = new Map<string, readonly PlanBundle[]>();
  private policies: readonly Policy[] | undefined;

  constructor(root: string, folder: DataFolder) {
    this.root = root;
    this.folder = folder;
  }

  listPlans(): readonly PlanBundle[] {
    return this.folder
      .list(inFolder(this.root, 'standards'))
      .flatMap((reference) => this.editions(reference));
  }

  listOpenPlans(): readonly PlanBundle[] {
    return this.listPlans();
  }

  findPlan(wanted: { reference: string; version?: string | undefined }): PlanBundle | undefined {
    const { version } = wanted;
    const editions = /^[A-Za-z0-9]+$/.test(wanted.reference) ? this.editions(wanted.reference) : [];
    return editions.findLast(({ plan }) => version === undefined || isVersion(plan, version));
  }

  listPolicies(): readonly Policy[] {
    this.policies ??= this.readPolicies();
    return this.policies;
  }

  policyFor(body: string): Policy | undefined {
    return this.listPolicies().find((policy) => policy.id === body || policy.body === body);
  }

  private editions(reference: string): readonly PlanBundle[] {
    const known = this.bundles.get(reference);
    if (known) return known;
    const home = inFolder(this.root, 'standards', reference);
    const names = this.folder.list(home).filter((name) => this.folder.list(inFolder(home, name)).length > 0);
    const readings = names.map((name) => readPlanDirectory(inFolder(home, name), this.folder));
    const problems = readings.flatMap((reading) => reading.problems);
    if (problems.length > 0) throw new DataFilesError(problems);
    const bundles = readings.flatMap(({ bundle }) => (bundle ? [bundle] : [])).sort(byEdition);
    this.bundles.set(reference, bundles);
    return bundles;
  }

  private readPolicies(): readonly Policy[] {
    const home = inFolder(this.root, 'policies');
    const readings = this.folder
      .list(home)
      .filter((name) => name.endsWith('.json'))
      .map((name) => readData(this.folder, inFolder(home, name), Policy, 'guildmark.policy'));
    const problems = readings.flatMap(problemsOf);
    if (problems.length > 0) throw new DataFilesError(problems);
    return readings.flatMap((reading) => contentOf(reading) ?? []);
  }
}

/** Open the plans of a folder with `standards/` and `policies/`; the package's own by default. Files are read once. */
export function openPlanLibrary(options: { root?: string; folder?: DataFolder } = {}): PlanLibrary {
  return new Library(options.root ?? packageRoot(), options.folder ?? diskFolder);
}
