/** Fewest characters of a password. */
export const passwordMinimum = 12;

/** Passwords that stand on every attacker's first page, long enough to pass the length rule, folded. */
const common: ReadonlySet<string> = new Set([
  '123456789012',
  '1234567890123',
  '12345678910',
  '123456123456',
  '111111111111',
  '000000000000',
  '123123123123',
  '987654321098',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'qwertyuiopasdfghjkl',
  'qwerty123456',
  'qwerty1234567',
  'asdfghjkl123',
  'asdfghjklasdf',
  'zxcvbnm12345',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  '1qaz2wsx3edc4rfv',
  'q1w2e3r4t5y6',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'password123!',
  'password2024',
  'password2025',
  'password2026',
  'iloveyou1234',
  'iloveyouiloveyou',
  'letmein12345',
  'letmeinletmein',
  'welcome12345',
  'welcome123456',
  'welcomewelcome',
  'administrator',
  'administrator1',
  'admin1234567',
  'adminadminadmin',
  'changeme1234',
  'changemechangeme',
  'football1234',
  'liverpool123',
  'manchester123',
  'manchesterunited',
  'arsenalarsenal',
  'princess1234',
  'sunshine1234',
  'monkeymonkey',
  'abcdefghijkl',
  'abcdefghijklm',
  'abc123abc123',
  'abcd1234abcd',
  'guildmark123',
  'guildmarkguildmark',
  'apprenticeship',
  'apprentice123',
  'correcthorsebatterystaple',
]);

/**
 * Why a password is too weak, as a sentence, or null when it will do. Length first: no rule asks for digits or signs
 * (National Cyber Security Centre, password guidance).
 */
export function passwordWeakness(password: string, email: string): string | null {
  const folded = password.toLocaleLowerCase('en-GB');
  const address = email.toLocaleLowerCase('en-GB');
  const [mailbox = ''] = address.split('@');
  if ([...password].length < passwordMinimum) return `Use ${passwordMinimum} characters or more.`;
  if (common.has(folded)) return 'This is one of the most used passwords.';
  if (folded === address || (mailbox.length > 3 && folded.replace(/[\d\W_]+$/u, '') === mailbox)) {
    return 'Do not use your e-mail address.';
  }
  if (new Set(folded).size < 5) return 'Use more different characters.';
  return null;
}
