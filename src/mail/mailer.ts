/** One letter. Plain text leads; it never carries a secret other than the link it is for. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail: SMTP in production, a table shown on a screen in the demo, a list in tests. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
