/** `PROMOTE_MUTATE=checks/tests-pass npm run test:mutants` alters src/checks/tests-pass and asks test/checks/tests-pass. */
const area = process.env.PROMOTE_MUTATE ?? "gate";

export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  // What gathers is proven against real programs and servers, which is too slow to ask of each mutant; texts of faults are read.
  mutate: [`src/${area}/**/*.ts`, "!src/**/gather.ts", "!src/gate/faults/**"],
  ignorePatterns: ["/.promote", "/dist", "/reports", "/docs/images", "/bench"],
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  // A message's words are in the expected files of cases already; an altered one says little of the judgement.
  mutator: { excludedMutations: ["StringLiteral"] },
  reporters: ["progress-append-only", "clear-text", "json", "html"],
  jsonReporter: { fileName: `reports/mutation/${area.replaceAll("/", "-")}.json` },
  htmlReporter: { fileName: `reports/mutation/${area.replaceAll("/", "-")}.html` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
  tempDirName: ".stryker",
  // Stryker rewrites tsconfig.json by a function that TypeScript 7 does not have; the tests need no tsconfig.
  tsconfigFile: "none.json",
  timeoutMS: 20_000,
  concurrency: 1,
  disableTypeChecks: true,
};
