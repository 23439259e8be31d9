import { type ReactNode, useId } from 'react';
import './page.css';
import { usePageTitle } from './page-focus.ts';

export interface PageHeaderProps {
  title: string;
  /** Way back, breadcrumbs or a state above the title. */
  above?: ReactNode | undefined;
  /** One sentence below the title. */
  lead?: ReactNode | undefined;
  actions?: ReactNode | undefined;
}

/** The page's name in the serif, with what belongs to the whole page. Its heading takes focus on navigation. */
export function PageHeader({ title, above, lead, actions }: PageHeaderProps) {
  const heading = usePageTitle(title);
  return (
    <header className="gm-page-header">
      {above}
      <div className="gm-page-title">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions ? <div className="gm-row">{actions}</div> : null}
      </div>
      {lead ? <p className="gm-lead">{lead}</p> : null}
    </header>
  );
}

/** A part of a page: rule, heading, space. Sections are never boxed. */
export function Section({
  title,
  aside,
  children,
  level = 2,
}: {
  title: string;
  aside?: ReactNode | undefined;
  children: ReactNode;
  level?: 2 | 3 | undefined;
}) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="gm-section" data-level={level} aria-labelledby={id}>
      <div className="gm-section-head">
        <Heading id={id}>{title}</Heading>
        {aside ? <div className="gm-section-aside">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** Facts as pairs of a word and its value. */
export function DescriptionList({ items }: { items: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className="gm-facts">
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Words of a plan in the plan's own voice, with the place they come from. */
export function Quote({ children, source }: { children: ReactNode; source: string }) {
  return (
    <figure className="gm-quote">
      <blockquote>{children}</blockquote>
      <figcaption>{source}</figcaption>
    </figure>
  );
}
