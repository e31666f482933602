import type { CheckWorld } from "../commands/check.ts";
import type { Interruption } from "../interruption.ts";
import { type NodeHost, openNodeHost } from "../node-host/node-host.ts";
import { openRunnerFiles } from "../node-host/runner-files.ts";
import type { Runner } from "./runner.ts";

/** The job as the commands see it. */
export type ActionSession = {
  readonly world: CheckWorld;
  readonly node: NodeHost;
  /** What the step was started with, but for what was taken out of it. */
  readonly variables: NodeJS.ProcessEnv;
};

type Needs = {
  readonly variables: NodeJS.ProcessEnv;
  /** Folder of the gate's own programs. */
  readonly installation: string;
  /** Where the command runs, absolute. */
  readonly directory: string;
  readonly runner: Runner;
  readonly withoutInterruption: Interruption["withoutInterruption"];
};

/** Opens the host; every secret it learns of is made known to the runner, and all words go, redacted, to the log. */
export function openActionSession(needs: Needs): ActionSession {
  const { variables, installation, directory, runner, withoutInterruption } = needs;
  const childLine: CheckWorld["childLine"] = { listener: undefined };
  const onLine = (line: string) => childLine.listener?.(line);
  const node = openNodeHost({ variables, installation, onLine, onSecret: runner.mask });
  const { redact } = node.host.secrets;
  const say = (text: string) => runner.log(redact(text.endsWith("\n") ? text : `${text}\n`));
  node.host.environment.take("PROMOTE_SIGNING_KEY");
  return {
    node,
    variables,
    world: {
      host: node.host,
      scopes: node,
      logUnder: node.logUnder,
      timings: () => ({ wallMs: Math.round(performance.now()), childrenMs: node.childrenMs() }),
      withoutInterruption,
      runnerFiles: openRunnerFiles(variables, () => []),
      output: { document: say, message: say },
      directory,
      childLine,
      terminal: {
        columns: 100,
        isLive: false,
        colors: false,
        write: (text) => runner.log(redact(text)),
      },
    },
  };
}
