import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Measurement, medianOf, wordsOf } from "./figures.ts";

const dist = join(import.meta.dirname, "../dist");
const rounds = 15;

/** How large the Action is, and when its first line stands in the log, beside bare `node -e`, run in turn. */
export async function measureAction(): Promise<Measurement> {
  const [bare, action]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await firstOutputMs(["-e", "console.log(0)"]));
    action.push(await firstOutputMs([join(dist, "action.js")]));
  }
  const [parts, none] = [medianOf(action), medianOf(bare)];
  const beside = `node -e ${wordsOf(none, "ms")}`;
  return {
    title: `the Action, median of ${rounds}`,
    figures: [
      { name: "its files", value: sizeOf() / 1e6, unit: "MB", aim: 3 },
      { name: "until the first line of the log", value: parts, unit: "ms", aim: 500, beside },
    ],
  };
}

function sizeOf(): number {
  const parts = readdirSync(join(dist, "action-parts")).map((name) => join("action-parts", name));
  return ["action.js", ...parts].reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
}

/** Until the program has said something; in an empty folder the Action says soon what it lacks. */
function firstOutputMs(args: readonly string[]): Promise<number> {
  const cwd = mkdtempSync(join(tmpdir(), "promote-bench-"));
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const { PATH } = process.env;
    const child = spawn(process.execPath, [...args], { cwd, env: { PATH } });
    let first: number | undefined;
    const note = () => {
      first ??= performance.now() - start;
    };
    child.stdout.on("data", note);
    child.stderr.on("data", note);
    child.on("error", reject);
    child.on("close", () => {
      rmSync(cwd, { recursive: true, force: true });
      if (first === undefined) reject(new Error(`${args.join(" ")} said nothing`));
      else resolve(first);
    });
  });
}
