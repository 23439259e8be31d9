import type { UnitView } from '#domain/standards/units/unit-view.ts';
import { Section } from '#web/ui/page.tsx';
import { partiesWords } from './unit-words.ts';

/** What must be there before assessment, and what practice is. */
export function GatewayArea({ view }: { view: UnitView }) {
  return (
    <Section
      title="Gateway area"
      aside={view.gateway.length === 1 ? '1 requirement' : `${view.gateway.length} requirements`}
    >
      <div id="gateway" className="gm-stack">
        <ol className="gm-gateway-list">
          {view.gateway.map((requirement) => (
            <li key={requirement.id}>
              <p>{requirement.title}</p>
              {requirement.waivableBy ? (
                <p className="gm-small gm-quiet">
                  {`Can be waived by ${partiesWords([requirement.waivableBy])}, with a reason.`}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
        <p className="gm-unit-note">
          Practice assessments are recorded before the gateway, by apprentice and tutor. They prepare, and are
          never part of a grade.
        </p>
      </div>
    </Section>
  );
}
