import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { PartyRole } from '#domain/standards/values.ts';
import { fields, frame, heading, origins, paragraph, placeWords } from './blocks.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { DocumentBlock, PlanDocument } from './document-model.ts';
import { listWords, partyWords, regimeWords } from './field-words.ts';
import { gatewaySentences } from './gateway-sentences.ts';

const usualSigners: readonly PartyRole[] = ['apprentice', 'employer', 'training-provider'];

function signers({ gateway }: Plan): readonly PartyRole[] {
  const named = gateway.requirements.flatMap(({ check }) => {
    if (check.kind === 'declaration') return check.signers;
    return check.kind === 'confirmation' || check.kind === 'behaviours-verified' ? [check.by] : [];
  });
  return named.length > 0 ? [...new Set([...usualSigners, ...named])] : usualSigners;
}

type Declared = Extract<GatewayRequirement['check'], { kind: 'declaration' | 'confirmation' }>;

function declarers(check: Declared): string {
  return check.kind === 'declaration'
    ? `Signed by the ${listWords(check.signers.map(partyWords))}`
    : `Confirmed by the ${partyWords(check.by)}`;
}

function statements(plan: Plan): DocumentBlock[] {
  const blocks = plan.gateway.requirements.flatMap(({ check, source }): DocumentBlock[] =>
    check.kind === 'declaration' || check.kind === 'confirmation'
      ? [
          {
            kind: 'quote',
            text: check.statement,
            source: `${declarers(check)}. ${placeWords(plan, source)}`,
          },
        ]
      : [],
  );
  return blocks.length === 0 ? [] : [heading('What is declared'), ...blocks];
}

/** The form by which the parties declare readiness. */
export function gatewayDeclarationDocument(facts: DocumentFacts): PlanDocument {
  const { plan, standard } = facts;
  const options: DocumentBlock[] =
    standard.options.length === 0
      ? []
      : [heading('Option'), { kind: 'checks', items: standard.options.map(({ title }) => title) }];
  return {
    ...frame(facts, { kind: 'gateway-declaration', title: 'Gateway declaration', onePage: true }),
    blocks: [
      paragraph(
        `Sent to the ${regimeWords(plan).body} when everything below is in place. Each box is ticked by the person who has seen the proof.`,
      ),
      fields('Apprentice', 'Unique learner number', 'Start date', 'Employer', 'Training provider'),
      ...options,
      heading('What is in place'),
      { kind: 'checks', items: gatewaySentences(plan) },
      ...statements(plan),
      heading('Signatures'),
      paragraph(
        'We have read the requirements, they are met, and the work handed in is the apprentice’s own.',
      ),
      {
        kind: 'table',
        title: 'Signatures',
        columns: [
          { title: 'Party', width: 3 },
          { title: 'Name', width: 4 },
          { title: 'Signature', width: 4 },
          { title: 'Date', width: 2 },
        ],
        rows: signers(plan).map((role) => [`The ${partyWords(role)}`, '', '', '']),
      },
      ...origins(facts),
    ],
  };
}
