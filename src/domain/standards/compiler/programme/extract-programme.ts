import type { FoundMethod, ProgrammeFacts, ReassessmentFacts } from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { findCaps, findDiscretion, findFurtherAttempts, findWithin } from './attempt-limits.ts';
import { findAttemptMethods } from './attempt-methods.ts';
import {
  findAfter,
  findChoices,
  findCosts,
  findGatewayAgain,
  findImprovements,
  findLearning,
  findLearningPeriods,
} from './attempt-routes.ts';
import { findCrossReferences } from './cross-references.ts';
import { findFeedback } from './feedback-rules.ts';
import { findGatewayNotice, findWindows } from './gateway-clocks.ts';
import { findRequirements } from './gateway-requirements.ts';
import { findLevels } from './identity-levels.ts';
import { findTitles } from './identity-title.ts';
import { findCompetence, findIndependence } from './independence-rules.ts';
import { labelledValues } from './labelled-values.ts';
import { type Passage, passagesOf } from './passages.ts';
import { findBeforeRelease, findSampling, findStandardisation, findUninvolved } from './quality-rules.ts';

/** Read gateway, window, further attempts, feedback, independence and quality assurance. */
export function extractProgramme(outline: Outline, methods: readonly FoundMethod[]): ProgrammeFacts {
  const passages = passagesOf(outline);
  const values = labelledValues(outline, passages);
  const title = findTitles(passages, values, outline.document.text)[0]?.value;
  const level = findLevels(passages, values, title)[0]?.value;
  return {
    requirements: findRequirements(passages, values, { methods, level }),
    gatewayNotice: findGatewayNotice(passages),
    windows: findWindows(passages, values),
    reassessment: reassessmentIn(passages, methods),
    feedback: findFeedback(passages),
    noRelationshipWith: findIndependence(passages),
    competence: findCompetence(passages),
    sampling: findSampling(passages),
    qaBeforeRelease: findBeforeRelease(passages),
    qaUninvolved: findUninvolved(passages),
    standardisationEvery: findStandardisation(passages),
    crossReferences: findCrossReferences(passages),
  };
}

function reassessmentIn(passages: readonly Passage[], methods: readonly FoundMethod[]): ReassessmentFacts {
  return {
    ...findLearning(passages),
    choices: findChoices(passages),
    retakeLearningPeriod: findLearningPeriods(passages),
    gatewayAgain: findGatewayAgain(passages),
    cost: findCosts(passages),
    caps: findCaps(passages),
    improveAfterPass: findImprovements(passages),
    furtherAttempts: findFurtherAttempts(passages),
    attemptsDiscretion: findDiscretion(passages),
    within: findWithin(passages),
    after: findAfter(passages),
    methods: findAttemptMethods(passages, methods),
  };
}
