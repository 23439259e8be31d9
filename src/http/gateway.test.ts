import { describe, expect, test } from 'vitest';
import { aTestApi } from '#testing/http.ts';
import { anOpenGateway } from '#testing/rooms.ts';

const api = await aTestApi();

describe('the gateway checklist', () => {
  test('is opened by the provider and names every requirement of the plan', async () => {
    const { enrolment } = await anOpenGateway(api);
    const manager = await api.signedIn(enrolment.provider.manager);
    const reply = await manager.get(`/enrolments/${enrolment.id}/gateway`);
    expect(
      reply.body.items?.map((item: { requirementId: string }) => item.requirementId) ?? reply.body,
    ).toEqual(['minimum-duration', 'english', 'maths', 'portfolio', 'project-brief', 'declaration']);
  });
});
