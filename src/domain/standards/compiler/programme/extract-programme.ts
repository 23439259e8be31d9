import type { FoundMethod, ProgrammeFacts } from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';

/** Read gateway, window, further attempts, feedback, independence and quality assurance. */
export function extractProgramme(_outline: Outline, _methods: readonly FoundMethod[]): ProgrammeFacts {
  return {
    requirements: [],
    gatewayNotice: [],
    windows: [],
    reassessment: {
      choices: [],
      resitLearning: [],
      retakeLearning: [],
      retakeLearningPeriod: [],
      gatewayAgain: [],
      cost: [],
      caps: [],
      improveAfterPass: [],
      furtherAttempts: [],
      attemptsDiscretion: [],
      within: [],
      after: [],
      methods: [],
    },
    feedback: [],
    noRelationshipWith: [],
    competence: [],
    sampling: [],
    qaBeforeRelease: [],
    qaUninvolved: [],
    standardisationEvery: [],
    crossReferences: [],
  };
}
