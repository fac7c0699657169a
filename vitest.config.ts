import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/workers/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Importing the whole app anew for every file would cost more than the tests themselves.
    isolate: false,
  },
});
