import { isPermitted, type Permission } from '#domain/people/permissions.ts';
import type { Context } from '../context.ts';

/** Something a person may or may not do now. */
export type AbilityView = { allowed: true } | { allowed: false; reason: string };

/** Allowed, or the first reason against. */
export function ability(...reasons: readonly (string | false | undefined)[]): AbilityView {
  const reason = reasons.find((one): one is string => typeof one === 'string');
  return reason === undefined ? { allowed: true } : { allowed: false, reason };
}

/** Whether the acting role holds a permission. Somebody behind a link holds none; the system holds every one. */
export function holds({ actor }: Context, permission: Permission): boolean {
  if (actor.role === 'system') return true;
  return actor.role !== 'contact' && isPermitted(actor.role, permission);
}
