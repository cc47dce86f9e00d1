import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // They end what hangs; a slow or busy machine must not come near them.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
