import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/postgres-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests wait for programs, servers and browsers more than they compute.
    maxWorkers: Math.max(3, availableParallelism()),
  },
});
