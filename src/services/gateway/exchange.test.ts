import { expect, test } from 'vitest';
import { anAcceptedRegistration, checklist } from '#testing/ready-gateway.ts';
import { aTestInstallation } from '#testing/services.ts';

const installation = await aTestInstallation();

test.each(['ST0071', 'ST0072'])(
  'a pack of %s crosses, is accepted, and opens the window',
  async (reference) => {
    const gateway = await anAcceptedRegistration(installation, { reference });
    const view = await checklist(installation, gateway);
    expect(view.state).toBe('accepted');
  },
);
