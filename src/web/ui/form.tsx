import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import './form.css';
import { type FieldIssue, FormContext, fieldIdOf } from './field.tsx';

export interface FormProps {
  children: ReactNode;
  onSubmit: () => void;
  /** What is wrong with the last submission, in order of the fields. */
  issues?: readonly FieldIssue[] | undefined;
  /** A refusal that belongs to no field. */
  refusal?: { title: string; mend?: string | undefined } | undefined;
  /** Buttons at the end. */
  actions: ReactNode;
}

/** A form that sends nothing by itself: focus goes to the summary when something is wrong. */
export function Form({ children, onSubmit, issues = [], refusal, actions }: FormProps) {
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <FormContext value={{ formId, issues }}>
      <form className="gm-form" noValidate onSubmit={submit}>
        <ErrorSummary formId={formId} issues={issues} refusal={refusal} />
        {children}
        <div className="gm-form-actions">{actions}</div>
      </form>
    </FormContext>
  );
}

/** What went wrong, at the top of the form, each line a link to its field. Takes focus when it appears. */
export function ErrorSummary({
  formId,
  issues,
  refusal,
}: {
  formId: string;
  issues: readonly FieldIssue[];
  refusal?: FormProps['refusal'];
}) {
  const ref = useRef<HTMLDivElement>(null);
  const headingId = useId();
  const isShown = issues.length > 0 || refusal !== undefined;
  // The arrays are new after each submission, so a second failure moves focus again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus follows each new set of problems
  useEffect(() => {
    if (isShown) ref.current?.focus();
  }, [isShown, issues, refusal]);
  if (!isShown) return null;
  return (
    <div ref={ref} className="gm-error-summary" role="alert" tabIndex={-1} aria-labelledby={headingId}>
      <h2 id={headingId}>{refusal?.title ?? 'There is a problem'}</h2>
      {refusal?.mend ? <p>{refusal.mend}</p> : null}
      {issues.length > 0 ? (
        <ul className="gm-error-list">
          {issues.map((issue) => (
            <li key={`${issue.path} ${issue.message}`}>
              <a
                href={`#${fieldIdOf(formId, issue.path)}`}
                onClick={(event) => focusField(event, fieldIdOf(formId, issue.path))}
              >
                {issue.message}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function focusField(event: { preventDefault: () => void }, id: string) {
  const control = document.getElementById(id);
  if (!control) return;
  event.preventDefault();
  control.scrollIntoView({ block: 'center' });
  control.focus({ preventScroll: true });
}
