import type { ReceivedItem } from '#contract/gateway.ts';
import { sayRole } from '#web/gateway/gateway-words.ts';
import { formatInstant } from '#web/ui/dates.ts';
import { Icon } from '#web/ui/icons.tsx';
import { Quote } from '#web/ui/page.tsx';

/** Who signed an item, when and in which words; what looks odd about a signature is said beside it. */
export function SignatureList({ signatures }: { signatures: ReceivedItem['signatures'] }) {
  const statement = signatures[0]?.statement;
  if (!statement) return null;
  return (
    <section aria-label="Signatures">
      <h4>Signatures</h4>
      <Quote source="The words that were signed">{statement}</Quote>
      <ul className="gm-signatures">
        {signatures.map((signature) => (
          <li key={`${signature.role} ${signature.email}`}>
            <strong>{sayRole(signature.role)}</strong>
            <span>
              {signature.name} <span className="gm-quiet">{signature.email}</span>
            </span>
            <span className="gm-quiet">{formatInstant(signature.at)}</span>
            {signature.flagged ? (
              <span className="gm-signer-flag">
                <Icon name="warning" size={14} /> {signature.flagged}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
