import { receiveBookings } from '#services/assessment/tell-provider.ts';
import type { MessageHandlers } from '#services/exchange.ts';
import { enrolmentChangedHandler } from '#services/gateway/enrolment-changed.ts';
import {
  gatewayAcceptedHandler,
  gatewayAgainHandler,
  itemDecidedHandler,
} from '#services/gateway/gateway-messages.ts';
import { gatewayPackHandler } from '#services/gateway/take-pack.ts';
import { receiveResult } from '#services/results/receive-result.ts';
import { requestedHandler, requestMovedHandler } from '#services/standards/requests/request-messages.ts';

/** Who takes each kind of message between organisations: a room's service replaces its line. */
export const messageHandlers: MessageHandlers = {
  'gateway-pack': gatewayPackHandler,
  'enrolment-changed': enrolmentChangedHandler,
  'item-decided': itemDecidedHandler,
  'gateway-accepted': gatewayAcceptedHandler,
  'booking-changed': receiveBookings,
  'result-released': receiveResult,
  'standard-requested': requestedHandler,
  'standard-request-moved': requestMovedHandler,
  'gateway-again': gatewayAgainHandler,
};
