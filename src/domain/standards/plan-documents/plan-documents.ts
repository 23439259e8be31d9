import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { PlanDocument, PlanDocumentKind } from './document-model.ts';
import { gatewayDeclarationDocument } from './gateway-declaration.ts';
import { handbookDocument } from './handbook.ts';
import { journeyDocument } from './journey.ts';
import { assessorSheetsDocument, preparationGuideDocument } from './method-documents.ts';
import { progressTrackerDocument, skillsScanDocument } from './programme-documents.ts';

/** A document that can be made from a plan; `method` where there is one for each method. */
export interface PlanDocumentEntry {
  readonly kind: PlanDocumentKind;
  readonly method: string | null;
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly about: string;
}

/** Whether an assessor judges the method: not a result from outside nor what the employer verifies. */
function hasAssessor({ kind }: Method): boolean {
  return kind !== 'external' && kind !== 'verification';
}

/** Every document that can be made from this plan, in the order in which people need them. */
export function listPlanDocuments(plan: Plan): readonly PlanDocumentEntry[] {
  const whole = (kind: PlanDocumentKind, title: string, about: string) => ({
    kind,
    method: null,
    title,
    about,
  });
  return [
    whole('journey', 'Your journey', 'The way from start to result on one page.'),
    whole(
      'handbook',
      'Handbook for apprentice and employer',
      'What is learnt, how it is assessed and how the grade is made.',
    ),
    whole(
      'skills-scan',
      'Skills scan',
      'What the apprentice knows and can do at the start, statement by statement.',
    ),
    whole(
      'progress-tracker',
      'Progression tracker and evidence matrix',
      'Reviews, and the evidence behind each statement and criterion.',
    ),
    ...plan.methods.map(({ id, title }) => ({
      kind: 'preparation-guide' as const,
      method: id,
      title: `Preparing for ${title}`,
      about: 'How it goes, how to prepare, and each criterion with room for an example.',
    })),
    ...(plan.gateway.requirements.length > 0
      ? [
          whole(
            'gateway-declaration',
            'Gateway declaration',
            'What must be in place, with the signatures of the parties.',
          ),
        ]
      : []),
    ...plan.methods.filter(hasAssessor).map(({ id, title }) => ({
      kind: 'assessor-sheets' as const,
      method: id,
      title: `Assessor’s sheets: ${title}`,
      about: 'Checks before, notes for each criterion, decision and reasons.',
    })),
  ];
}

/** The document wanted, made anew from the plan; undefined when the plan has no such document or method. */
export function makePlanDocument(
  facts: DocumentFacts,
  kind: PlanDocumentKind,
  methodId?: string,
): PlanDocument | undefined {
  if (kind === 'preparation-guide' || kind === 'assessor-sheets') {
    const method = facts.plan.methods.find(({ id }) => id === methodId);
    if (!method) return undefined;
    if (kind === 'preparation-guide') return preparationGuideDocument(facts, method);
    return hasAssessor(method) ? assessorSheetsDocument(facts, method) : undefined;
  }
  if (kind === 'gateway-declaration')
    return facts.plan.gateway.requirements.length > 0 ? gatewayDeclarationDocument(facts) : undefined;
  return wholeDocument(facts, kind);
}

function wholeDocument(
  facts: DocumentFacts,
  kind: Exclude<PlanDocumentKind, 'preparation-guide' | 'assessor-sheets' | 'gateway-declaration'>,
): PlanDocument {
  switch (kind) {
    case 'journey':
      return journeyDocument(facts);
    case 'handbook':
      return handbookDocument(facts);
    case 'skills-scan':
      return skillsScanDocument(facts);
    case 'progress-tracker':
      return progressTrackerDocument(facts);
  }
}
