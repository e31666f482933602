import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withExample } from "../src/demo/with-example.ts";
import { openNodeHost } from "../src/node-host/node-host.ts";
import { type Measurement, medianOf } from "./figures.ts";

const installation = join(import.meta.dirname, "../dist");
const cli = join(installation, "cli.js");
const rounds = 5;

type Timings = { readonly wallMs: number; readonly childrenMs: number };

/** The gate's own time in full runs on the example: wall time less the time in which a child ran. */
export async function measureOverhead(): Promise<Measurement> {
  const node = openNodeHost({ variables: process.env, installation });
  const place = await mkdtemp(join(tmpdir(), "promote-bench-"));
  try {
    const timings = await withExample(
      node.host,
      place,
      undefined,
      console.error,
      async (example) => {
        const { repository, variables } = example;
        const options = { cwd: repository, env: { ...process.env, ...variables } };
        const evidence = "https://example.com/bench";
        await run([cli, "confirm", "on-call", "--by", "bench", "--evidence", evidence], options);
        const all: Timings[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const { outcome, timings } = JSON.parse(
            await run([cli, "check", "--json", "--quiet"], options),
          );
          if (outcome !== "cleared") throw new Error(`the run came to ${outcome}`);
          all.push(timings);
        }
        return all;
      },
    );
    const own = timings.map(({ wallMs, childrenMs }) => wallMs - childrenMs);
    const wall = medianOf(timings.map(({ wallMs }) => wallMs));
    return {
      title: `full run on the example, median of ${rounds}`,
      figures: [
        { name: "the whole run", value: wall, unit: "ms" },
        { name: "the gate's own time in it", value: medianOf(own), unit: "ms", aim: 300 },
      ],
    };
  } finally {
    await node.close();
    await rm(place, { recursive: true, force: true });
  }
}

function run(
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [...args],
      { ...options, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        error === null ? resolve(stdout) : reject(new Error(`${stderr}\n${stdout}`)),
    );
  });
}
