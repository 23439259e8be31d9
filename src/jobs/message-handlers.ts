import type { ExchangeKind } from '#domain/exchange-messages.ts';
import { type MessageHandler, type MessageHandlers, messageHandler } from '#services/exchange.ts';
import { enrolmentChangedHandler } from '#services/gateway/enrolment-changed.ts';
import {
  gatewayAcceptedHandler,
  gatewayAgainHandler,
  itemDecidedHandler,
} from '#services/gateway/gateway-messages.ts';
import { gatewayPackHandler } from '#services/gateway/take-pack.ts';
import { receiveResult } from '#services/results/receive-result.ts';

/** A kind that this version does not take: the message stays with its sender and is tried again, by a newer version too. */
function notTaken<Kind extends ExchangeKind>(kind: Kind): MessageHandler<Kind> {
  return messageHandler<Kind, undefined>({
    async handle() {
      throw new Error(`This version does not take messages of the kind ${kind}.`);
    },
  });
}

/** Who takes each kind of message between organisations: a room's service replaces its line. */
export const messageHandlers: MessageHandlers = {
  'gateway-pack': gatewayPackHandler,
  'enrolment-changed': enrolmentChangedHandler,
  'item-decided': itemDecidedHandler,
  'gateway-accepted': gatewayAcceptedHandler,
  'booking-changed': notTaken('booking-changed'),
  'result-released': receiveResult,
  'gateway-again': gatewayAgainHandler,
};
