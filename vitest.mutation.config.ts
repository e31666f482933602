import { defineConfig } from "vitest/config";
import config from "./vitest.config.ts";

/** The tests of one area that judge without whole processes or servers of their own, for `stryker.config.mjs`. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: [`test/${process.env["PROMOTE_MUTATE"] ?? "gate"}/**/*.test.ts`],
    exclude: [
      "test/record/{fuzz,vectors}/**",
      "test/record/{killed,independent-verifiers}.test.ts",
      "test/record/keyless/{altered-bundle,promote,keyless-record}.test.ts",
      "test/checks/**/{majors,restore-snapshot}.test.ts",
      "test/checks/**/gather{,-cases}.test.ts",
    ],
  },
});
