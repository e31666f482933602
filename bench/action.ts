import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { medianOf } from "./cold-start.ts";

const dist = join(import.meta.dirname, "../dist");
const rounds = 15;

/** How large the Action is, and when its first line stands in the log, beside bare `node -e`, run in turn. */
export async function measureAction(): Promise<string[]> {
  const [bare, action]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await firstOutputMs(["-e", "console.log(0)"]));
    action.push(await firstOutputMs([join(dist, "action.js")]));
  }
  const [parts, none] = [medianOf(action), medianOf(bare)];
  return [
    `the Action: ${(sizeOf() / 1_000_000).toFixed(2)} MB with its parts (aim: under 3 MB)`,
    `  first line of the log, median of ${rounds}: ${parts.toFixed(0)} ms (aim: under 500 ms), node -e ${none.toFixed(0)} ms, ratio ${(parts / none).toFixed(2)}`,
  ];
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
