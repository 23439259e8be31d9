import type { HeldVersion, RegisterRecord, Severity } from './register-format.ts';

/** What a rule may look at beside the record. */
export interface RecordSurroundings {
  /** The day of the import in London. */
  readonly today: string;
  /** Versions of the same standard as they are held. */
  readonly held: readonly HeldVersion[];
}

/** A rule about one version. `test` gives the value that breaks it, `message` names value and mend. */
export interface RecordRule {
  readonly code: string;
  readonly severity: Severity;
  readonly rule: string;
  readonly test: (record: RegisterRecord, around: RecordSurroundings) => string | undefined;
  readonly message: (value: string, record: RegisterRecord) => string;
}

/** Whether a record comes from the register or the API of today. */
export const fromRegister = (record: RegisterRecord) => record.shape === 'api' || record.shape === 'register';
/** The value, unless the rule holds. */
export const unless = (holds: boolean, value: string) => (holds ? undefined : value);

/** Whether a version is not finished yet. */
export function isInDevelopment({ facts }: RegisterRecord): boolean {
  return facts.status === 'in-development' || facts.status === 'proposal-in-development';
}
