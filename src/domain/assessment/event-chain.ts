import { canonicalJson } from '#domain/standards/canonical-json.ts';

/** What the chain of a device covers of one event. `atMillis` is the device's time in milliseconds since 1970. */
export interface ChainedEvent {
  readonly deviceId: string;
  readonly attemptId: string;
  readonly sequence: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly atMillis: number;
}

/** The hash before a device's first event. */
export const chainStart = '';

/**
 * The text whose SHA-256, in hex, is the hash of an event: its content and the hash of the one before it on the same
 * device and attempt, in canonical JSON. A changed, dropped or exchanged event breaks every hash after it.
 */
export function chainText(event: ChainedEvent, previousHash: string): string {
  const { deviceId, attemptId, sequence, kind, payload, atMillis } = event;
  return canonicalJson({ previousHash, deviceId, attemptId, sequence, kind, payload, atMillis });
}
