const keyOf = (accountId: string) => `guildmark.draft.${accountId}.phrases`;
const most = 30;

/** Feedback that a tutor wrote before on this device, the latest first. Forgotten at sign-out with the drafts. */
export function keptPhrases(accountId: string): string[] {
  const kept: unknown = JSON.parse(localStorage.getItem(keyOf(accountId)) ?? '{"value":[]}');
  const value = typeof kept === 'object' && kept !== null && 'value' in kept ? kept.value : [];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Keep what was just sent as feedback. */
export function keepPhrases(accountId: string, phrases: readonly string[]): void {
  const used = phrases.map((phrase) => phrase.trim()).filter((phrase) => phrase.length > 7);
  const next = [...new Set([...used, ...keptPhrases(accountId)])].slice(0, most);
  localStorage.setItem(keyOf(accountId), JSON.stringify({ value: next }));
}
