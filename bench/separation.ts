import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Measurement, medianOf, wordsOf } from "./figures.ts";
import { type BenchProject, makeProject } from "./separation/project.ts";

const cli = join(import.meta.dirname, "../dist/cli.js");
const rounds = 15;
const measured = ["stripe-separation", "ingestion-separation", "deployment-checklist"];

type Timings = { readonly wallMs: number; readonly childrenMs: number };
type Checked = {
  readonly timings: Timings;
  readonly checks: readonly { readonly id: string; readonly status: string }[];
};

/** What steps 4, 5 and 7 add to a run that asks nothing over a network: the same run with and without them, in turn. */
export async function measureSeparation(): Promise<Measurement> {
  const place = mkdtempSync(join(tmpdir(), "promote-bench-separation-"));
  try {
    const project = makeProject(join(place, "repository"));
    const { without, with: all } = project.configurations;
    const [short, long]: [Timings[], Timings[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      short.push((await run(project, without, [])).timings);
      long.push((await run(project, all, measured)).timings);
    }
    const wall = [short, long].map((each) => medianOf(each.map(({ wallMs }) => wallMs)));
    const own = [short, long].map((each) =>
      medianOf(each.map(({ wallMs, childrenMs }) => wallMs - childrenMs)),
    );
    const [[bare = 0, full = 0], [ownBare = 0, ownFull = 0]] = [wall, own];
    const beside = `the run without them ${wordsOf(bare, "ms")}, with them ${wordsOf(full, "ms")}`;
    return {
      title: `steps 4, 5 and 7 without network items, median of ${rounds}`,
      figures: [
        { name: "added to a run", value: full - bare, unit: "ms", aim: 500, beside },
        { name: "of which the gate's own time", value: ownFull - ownBare, unit: "ms" },
      ],
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function run(project: BenchProject, config: string, expected: readonly string[]): Promise<Checked> {
  const args = [cli, "check", "--config", config, "--unsigned", "--json", "--quiet"];
  const { PATH = "", HOME = "" } = process.env;
  const options = {
    cwd: project.path,
    env: { PATH, HOME, ...project.variables },
    maxBuffer: 64 * 1024 * 1024,
  };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, options, (_, stdout, stderr) => {
      const checked: Checked | undefined = stdout === "" ? undefined : JSON.parse(stdout);
      const passed = checked?.checks.filter(({ status }) => status === "passed") ?? [];
      const ids = [...expected, "tests-pass"].filter((id) => passed.every((one) => one.id !== id));
      if (checked === undefined || ids.length > 0)
        reject(new Error(`${ids.join(", ")} did not pass\n${stderr}\n${stdout}`));
      else resolve(checked);
    });
  });
}
