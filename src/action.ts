import { version } from "./version.ts";

process.stdout.write(`promote ${version}\n`);
const { runAction } = await import("./action/run-action.ts");
process.exitCode = await runAction(import.meta.dirname);
