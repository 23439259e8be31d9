import { defineConfig } from 'vitest/config';

/** Browser journeys: they share one machine and one Chromium, so they run one file at a time. */
export default defineConfig({
  cacheDir: '.cache/vitest-browser',
  test: {
    include: ['tests/browser/*.test.ts'],
    globalSetup: ['src/testing/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
