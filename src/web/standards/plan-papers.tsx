import { listPlanDocuments } from '#contract/plan-documents.ts';
import { useEndpoint } from '#web/api/query.ts';
import { Link } from '#web/shell/link.tsx';
import { Section } from '#web/ui/page.tsx';

/** The documents that are made from the plan as it is shown: each opens on screen, to print or keep as PDF. */
export function PlanPapers({
  reference,
  edition,
  policy,
}: {
  reference: string;
  edition: string;
  policy: string | undefined;
}) {
  const applied = policy === undefined ? {} : { policy };
  const { data, error } = useEndpoint(listPlanDocuments, { params: { reference, edition }, query: applied });
  return (
    <Section title="Documents" aside="made from this plan">
      <div id="documents">
        {error ? <p>The list of documents could not be read. {error.mend}</p> : null}
        <ul className="gm-papers">
          {data?.items.map(({ kind, method, title, about }) => (
            <li key={`${kind} ${method}`}>
              <Link
                to="/plans/$reference/$edition/documents/$kind"
                params={{ reference, edition, kind }}
                search={{ ...applied, ...(method === null ? {} : { method }) }}
              >
                {title}
              </Link>
              <span className="gm-small gm-quiet">{about}</span>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
