import { quietScript } from "../../package-commands.ts";
import type { TestRunnerDetector } from "./test-runner.ts";

/** Characters that a shell would act on; no shell reads the configured command. */
const needsShell = /[|&;<>$`*?()'"\\]|^\s*\w+=/;

/** `node --test`: asked for TAP where the script is that one command, else as its script shows it. */
export const nodeTest: TestRunnerDetector = (_view, { manifest, manager }) => {
  const script = [...manifest.scripts].find(
    ([key, body]) => /^test(:|$)/.test(key) && /(^|\s)--test(\s|$)/.test(body),
  );
  if (script === undefined) return undefined;
  const [key, body] = script;
  const words = body.trim().split(/\s+/);
  const isAlone =
    words[0] === "node" && !needsShell.test(body) && !body.includes("--test-reporter");
  const command = isAlone
    ? words.flatMap((word) => (word === "--test" ? ["--test", "--test-reporter=tap"] : [word]))
    : quietScript(manager, key);
  return {
    what: { name: "node --test", command, report: "stdout" },
    where: `script ${key} in package.json`,
  };
};
