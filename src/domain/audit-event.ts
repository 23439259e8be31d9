/** What one type of audit entry is called on screens and in exports. */
export interface AuditEventEntry {
  readonly title: string;
}

/** A room's audit events by type. A type is `room.subject-verb-past`, such as `assessment.grade-confirmed`. */
export type AuditEventTable = Readonly<Record<`${string}.${string}`, AuditEventEntry>>;
