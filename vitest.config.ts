import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { useMemoryFolder } from "./test/support/memory-folder.ts";

useMemoryFolder();

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/postgres-setup.ts"],
    setupFiles: ["test/support/property-seed.ts"],
    // For what hangs: how long a test takes is the machine's matter.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    // A module is loaded once a worker: no test leaves anything behind in one.
    isolate: false,
    // Tests wait for programs, servers and browsers as much as they compute; the one server they share has 40 connections.
    maxWorkers: Math.min(8, 2 * availableParallelism()),
    // Most of what a test runs it runs a few times: Node 20 optimizes it too soon, later ones wait by themselves.
    execArgv: process.versions.node.startsWith("20.") ? ["--interrupt-budget=1000000"] : [],
  },
});
