import { getGateway, signDeclaration } from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { ErrorSummary } from '#web/ui/form.tsx';
import { Quote } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { type Said, sayRole } from './gateway-words.ts';
import type { ItemProps } from './item-panel.tsx';

type Signer = ItemProps['item']['signers'][number];

const states: Readonly<Record<Signer['state'], Said>> = {
  waiting: { word: 'Waiting', tone: 'quiet' },
  asked: { word: 'Asked', tone: 'waiting' },
  signed: { word: 'Signed', tone: 'met' },
  reopened: { word: 'Needed again', tone: 'referred' },
};

/** The words that are signed, who has signed them, and the provider's own signature. */
export function Signers({ gateway, item }: ItemProps) {
  const waitsForProvider = item.signers.some(
    ({ role, state }) => role === 'training-provider' && state !== 'signed',
  );
  const waitsForApprentice = item.signers.some(
    ({ role, state }) => role === 'apprentice' && state !== 'signed',
  );
  return (
    <>
      {item.statement ? <Quote source="The words that are signed">{item.statement}</Quote> : null}
      {item.signers.length > 0 ? (
        <ul className="gm-signers" aria-label={`Who signs ${item.title}`}>
          {item.signers.map((signer) => (
            <SignerLine key={signer.role} signer={signer} />
          ))}
        </ul>
      ) : null}
      {waitsForApprentice ? (
        <p className="gm-small gm-quiet">{gateway.apprentice.name} signs under “My gateway”.</p>
      ) : null}
      {waitsForProvider ? <SignAsProvider gateway={gateway} item={item} /> : null}
    </>
  );
}

function SignerLine({ signer }: { signer: Signer }) {
  const said = states[signer.state];
  return (
    <li>
      <strong>{sayRole(signer.role)}</strong>
      <StateChip tone={said.tone}>{said.word}</StateChip>
      <span className="gm-quiet">
        {signer.name ?? 'Nobody yet'}
        {signer.at ? `, ${formatInstant(signer.at)}` : ''}
      </span>
      {signer.flagged ? <span className="gm-signer-flag">{signer.flagged}</span> : null}
    </li>
  );
}

function SignAsProvider({ gateway, item }: ItemProps) {
  const maySign = useMay('gateway.sign-as-provider');
  const sign = useCommand(signDeclaration, {
    invalidates: [getGateway],
    onDone: () => showToast('Signed for the training provider.'),
  });
  const { statementHash } = item;
  if (!maySign || !statementHash) return null;
  const word = item.kind === 'declaration' ? 'Sign' : 'Confirm';
  return (
    <div className="gm-stack">
      <ErrorSummary formId={`sign-${item.requirementId}`} {...sign.formState} />
      <div>
        <Button
          icon="stamp"
          isPending={sign.isPending}
          disabledReason={item.abilities.sign.allowed ? undefined : item.abilities.sign.reason}
          onPress={() =>
            sign.run({
              params: { gatewayId: gateway.id, requirementId: item.requirementId },
              body: { statementHash, confirm: true },
            })
          }
        >
          {word} for the training provider
        </Button>
      </div>
    </div>
  );
}
