import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/servers/global-setup.ts'],
    // Suites that start a server of their own wait for it; nothing here depends on being fast.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // Two cores are the size that this project is built for; the servers take their share of them.
    maxWorkers: 2,
  },
});
