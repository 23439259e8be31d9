import * as contract from '#contract/enrolment.ts';
import { endBreak, removeBreak, startBreak } from '#services/enrolment/breaks.ts';
import {
  changeEmployment,
  changeTutor,
  setEnglishMaths,
} from '#services/enrolment/change-of-circumstance.ts';
import { enrol } from '#services/enrolment/enrol.ts';
import { getEnrolment } from '#services/enrolment/get-enrolment.ts';
import { importEnrolments, listImports } from '#services/enrolment/import-enrolments.ts';
import { inviteApprentice } from '#services/enrolment/invite-apprentice.ts';
import {
  listAssessmentOrganisations,
  listEmployers,
  listEnrolments,
} from '#services/enrolment/list-enrolments.ts';
import { getMyJourney } from '#services/enrolment/my-journey.ts';
import { undoWithdrawal, withdraw } from '#services/enrolment/withdrawal.ts';
import type { Host } from './host.ts';
import { mount } from './mount.ts';

/** Largest body of an import: the contract's limit on the file with room for escapes. */
const IMPORT_BODY_LIMIT = 9_000_000;

/** The endpoints of the room "enrolment". */
export function enrolmentRoutes(host: Host): void {
  mount(host, contract.listEnrolments, (ctx, { query }) => listEnrolments(ctx, query));
  mount(host, contract.listImports, (ctx, { query }) => listImports(ctx, query));
  mount(host, contract.getEnrolment, (ctx, { params }) => getEnrolment(ctx, params));
  mount(host, contract.enrol, (ctx, { body }) => enrol(ctx, body));
  mount(host, contract.importEnrolments, (ctx, { body }) => importEnrolments(ctx, body), {
    bodyLimit: IMPORT_BODY_LIMIT,
  });
  mount(host, contract.startBreak, (ctx, { params, body }) => startBreak(ctx, { ...params, ...body }));
  mount(host, contract.endBreak, (ctx, { params, body }) => endBreak(ctx, { ...params, ...body }));
  mount(host, contract.removeBreak, (ctx, { params }) => removeBreak(ctx, params));
  mount(host, contract.withdraw, (ctx, { params, body }) => withdraw(ctx, { ...params, ...body }));
  mount(host, contract.undoWithdrawal, (ctx, { params, body }) =>
    undoWithdrawal(ctx, { ...params, ...body }),
  );
  mount(host, contract.changeTutor, (ctx, { params, body }) => changeTutor(ctx, { ...params, ...body }));
  mount(host, contract.changeEmployment, (ctx, { params, body }) =>
    changeEmployment(ctx, { ...params, ...body }),
  );
  mount(host, contract.setEnglishMaths, (ctx, { params, body }) =>
    setEnglishMaths(ctx, { ...params, ...body }),
  );
  mount(host, contract.inviteApprentice, (ctx, { params, body }) =>
    inviteApprentice(ctx, { ...params, ...body }),
  );
  mount(host, contract.getMyJourney, (ctx) => getMyJourney(ctx));
  mount(host, contract.listAssessmentOrganisations, (ctx) => listAssessmentOrganisations(ctx));
  mount(host, contract.listEmployers, (ctx, { query }) => listEmployers(ctx, query));
}
