/** Words to be signed, set large in the plan's voice and apart from ours. */
export function StatementToSign({ statement, title }: { statement: string; title: string }) {
  return (
    <figure className="gm-statement">
      <blockquote>{statement}</blockquote>
      <figcaption>{title}</figcaption>
    </figure>
  );
}
