import { type Context, nobody, type Services } from './context.ts';

/** The system's own context in an organisation: for jobs and commands, which hold every permission and answer to nobody. */
export function systemContext(services: Services, organisationId: string, requestId: string): Context {
  return {
    ...services,
    now: services.now(),
    actor: { accountId: null, organisationId, personId: nobody, role: 'system' },
    requestId,
    address: null,
  };
}
