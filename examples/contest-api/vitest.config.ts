import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // The service and what it needs are loaded once, not once a file: no test leaves anything behind in a module.
    isolate: false,
    reporters: ["default", ["json", { outputFile: "reports/tests.json" }]],
  },
});
