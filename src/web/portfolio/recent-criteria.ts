const keyOf = (accountId: string) => `guildmark.draft.${accountId}.recent-criteria`;
const most = 12;

/** The criteria that a person claimed lately on this device, the latest first. Forgotten at sign-out with the drafts. */
export function recentCriteria(accountId: string): string[] {
  const text = localStorage.getItem(keyOf(accountId));
  return text === null ? [] : text.split('\n').filter(Boolean);
}

/** Keep criteria as used just now. */
export function rememberCriteria(accountId: string, keys: readonly string[]): void {
  const next = [...keys, ...recentCriteria(accountId).filter((key) => !keys.includes(key))];
  localStorage.setItem(keyOf(accountId), next.slice(0, most).join('\n'));
}
