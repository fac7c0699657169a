import { defineConfig } from 'vitest/config';

// The worker's own bundle runs in workerd; the tests themselves stay on Node, where the servers it talks to are.
export default defineConfig({
  test: {
    include: ['tests/workers/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
