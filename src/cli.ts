import { exitCodes } from "./gate/result.ts";
import { watchStandardOutput } from "./standard-output.ts";
import { version } from "./version.ts";

const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  const unwritten = watchStandardOutput();
  process.stdout.write(`${version}\n`);
  if ((await unwritten()) !== undefined) process.exitCode = exitCodes.unknown;
} else {
  const { main } = await import("./main.ts");
  process.exitCode = await main(argv, import.meta.dirname);
}
