import type { z } from 'zod';
import type { EnrolmentDetail } from '#contract/enrolment.ts';

/** One enrolment, whole, as its screens take it. */
export type Detail = z.infer<typeof EnrolmentDetail>;
