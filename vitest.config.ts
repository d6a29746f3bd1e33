import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['tests/seed.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    env: { COLUMNS: '120', LINES: '40', FORCE_COLOR: '3', LC_ALL: 'C.UTF-8' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Unless told, vitest leaves a core to itself, which on a machine of two makes the tests take twice as long.
    maxWorkers: 2,
  },
})
