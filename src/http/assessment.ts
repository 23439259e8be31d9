import * as assessment from '#contract/assessment.ts';
import * as assessors from '#contract/assessors.ts';
import * as bookings from '#contract/bookings.ts';
import * as desk from '#contract/desk.ts';
import * as sheets from '#contract/live-sheet.ts';
import * as products from '#contract/products.ts';
import { decideAdjustment, requestAdjustment } from '#services/assessment/adjustments.ts';
import {
  addCompetence,
  addInterest,
  confirmMyInterests,
  declareInterest,
  listAssessors,
  listMyInterests,
} from '#services/assessment/assessors.ts';
import { bookSession, previewBooking } from '#services/assessment/book-session.ts';
import { listCandidates } from '#services/assessment/candidates.ts';
import { cancelBooking, moveBooking, recordOutcome } from '#services/assessment/change-booking.ts';
import { getDesk } from '#services/assessment/desk.ts';
import { getAssessment } from '#services/assessment/get-assessment.ts';
import { getSheet } from '#services/assessment/get-sheet.ts';
import { decideProduct, handIn } from '#services/assessment/hand-in.ts';
import { listBookings, listMyAssessments } from '#services/assessment/list-bookings.ts';
import { sendSheetEvents } from '#services/assessment/send-events.ts';
import { submitSheet } from '#services/assessment/submit-sheet.ts';
import type { Host } from './host.ts';
import { mount } from './mount.ts';

/** Five hundred entries of a sheet with long notes fit in this. */
const eventsLimit = 8 * 1024 * 1024;

/** Bookings, adjustments, assessors, products, live sheets and the desk. */
export function assessmentRoutes(host: Host): void {
  mount(host, desk.getDesk, (ctx, { query }) => getDesk(ctx, query));
  mount(host, assessment.getAssessment, (ctx, { params }) => getAssessment(ctx, params));
  mount(host, assessment.requestAdjustment, (ctx, { params, body }) =>
    requestAdjustment(ctx, { ...params, ...body }),
  );
  mount(host, assessment.decideAdjustment, (ctx, { params, body }) =>
    decideAdjustment(ctx, { ...params, ...body }),
  );
  bookingRoutes(host);
  assessorRoutes(host);
  mount(host, products.handIn, (ctx, { params, body }) => handIn(ctx, { ...params, ...body }));
  mount(host, products.decideProduct, (ctx, { params, body }) => decideProduct(ctx, { ...params, ...body }));
  mount(host, sheets.listMyAssessments, (ctx, { query }) => listMyAssessments(ctx, query));
  mount(host, sheets.getSheet, (ctx, { params }) => getSheet(ctx, params));
  mount(
    host,
    sheets.sendSheetEvents,
    (ctx, { params, body }) => sendSheetEvents(ctx, { ...params, ...body }),
    { bodyLimit: eventsLimit },
  );
  mount(host, sheets.submitSheet, (ctx, { params, body }) => submitSheet(ctx, { ...params, ...body }));
}

function bookingRoutes(host: Host): void {
  mount(host, bookings.listCandidates, (ctx, { params, query }) =>
    listCandidates(ctx, { ...params, ...query }),
  );
  mount(host, bookings.checkBooking, (ctx, { params, body }) => previewBooking(ctx, { ...params, ...body }));
  mount(host, bookings.book, (ctx, { params, body }) => bookSession(ctx, { ...params, ...body }));
  mount(host, bookings.moveBooking, (ctx, { params, body }) => moveBooking(ctx, { ...params, ...body }));
  mount(host, bookings.cancelBooking, (ctx, { params, body }) => cancelBooking(ctx, { ...params, ...body }));
  mount(host, bookings.recordOutcome, (ctx, { params, body }) => recordOutcome(ctx, { ...params, ...body }));
  mount(host, bookings.listBookings, (ctx, { query }) => listBookings(ctx, query));
}

function assessorRoutes(host: Host): void {
  mount(host, assessors.listAssessors, (ctx, { query }) => listAssessors(ctx, query));
  mount(host, assessors.addCompetence, (ctx, { params, body }) => addCompetence(ctx, { ...params, ...body }));
  mount(host, assessors.addInterest, (ctx, { params, body }) => addInterest(ctx, { ...params, ...body }));
  mount(host, assessors.declareInterest, (ctx, { body }) => declareInterest(ctx, body));
  mount(host, assessors.listMyInterests, (ctx) => listMyInterests(ctx));
  mount(host, assessors.confirmMyInterests, (ctx) => confirmMyInterests(ctx));
}
