import { useState } from 'react';
import type { Endpoint } from '#contract/endpoint.ts';
import { getEnrolment, listEnrolments } from '#contract/enrolment.ts';
import type { CallInput } from '#web/api/client.ts';
import { Problem } from '#web/api/problem.ts';
import { useCommand } from '#web/api/query.ts';
import type { FieldIssue } from '#web/ui/field.tsx';
import { showToast, type ToastAction } from '#web/ui/toast.tsx';

/** A write on one enrolment as its dialog needs it: checks first, records, says so, and answers whether it was done. */
export function useRecord<E extends Endpoint>(endpoint: E) {
  const command = useCommand(endpoint, { invalidates: [getEnrolment, listEnrolments] });
  const [missing, setMissing] = useState<readonly FieldIssue[]>([]);
  const record = async (
    input: CallInput<E>,
    told: { missing: readonly FieldIssue[]; done: string; undo?: ToastAction | undefined },
  ): Promise<boolean> => {
    setMissing(told.missing);
    if (told.missing.length > 0) return false;
    try {
      await command.runAsync(input);
    } catch (error) {
      // The command keeps the problem and the dialog shows it.
      if (error instanceof Problem) return false;
      throw error;
    }
    showToast(told.done, told.undo);
    return true;
  };
  return {
    record,
    state: {
      isPending: command.isPending,
      issues: missing.length > 0 ? missing : command.formState.issues,
      refusal: missing.length > 0 ? undefined : command.formState.refusal,
      onOpen: () => {
        setMissing([]);
        command.reset();
      },
    },
  };
}

/** Fields that are empty, each with its sentence. */
export function missingOf(
  fields: readonly (readonly [path: string, value: string, message: string])[],
): FieldIssue[] {
  return fields.filter(([, value]) => value.trim() === '').map(([path, , message]) => ({ path, message }));
}
