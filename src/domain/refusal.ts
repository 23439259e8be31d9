import { type ProblemCode, problems } from './problems.ts';

/** One field of a request that cannot be used. `path` is a dotted path in the request, such as `body.uln`. */
export interface FieldIssue {
  readonly path: string;
  readonly message: string;
}

/** What a refusal may tell the person beyond its title. `reason` is a full sentence. */
export interface RefusalDetail {
  readonly reason?: string | undefined;
  readonly issues?: readonly FieldIssue[] | undefined;
  readonly [fact: string]: unknown;
}

/** The one error that services throw for what is expected to go wrong. Anything else thrown is a defect. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly detail: RefusalDetail;

  constructor(code: ProblemCode, detail: RefusalDetail = {}) {
    super(detail.reason ?? problems[code].title);
    this.code = code;
    this.detail = detail;
  }
}
