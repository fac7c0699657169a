import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/workers/**'],
    testTimeout: 30_000,
    isolate: false,
    hookTimeout: 60_000,
  },
});
