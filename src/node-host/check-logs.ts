import { GateFault } from "../gate/fault.ts";
import { type LogFile, logFile } from "./line-log.ts";

/** A log of a check by its name; undefined is the check's own. */
export type LogsOfCheck = (name: string | undefined) => LogFile;

/** The logs of one check: `<stem>.log`, and `<stem>.<name>.log` for each command that has one of its own. */
export function openLogs(stem: string): {
  readonly of: LogsOfCheck;
  assertWhole(): void;
  close(): void;
} {
  const logs = new Map<string, LogFile>();
  const pathOf = (name: string | undefined) =>
    name === undefined ? `${stem}.log` : `${stem}.${name}.log`;
  return {
    of(name) {
      const path = pathOf(name);
      const log = logs.get(path) ?? logFile(path);
      logs.set(path, log);
      return log;
    },
    /** Throws "file/unwritable" when lines are missing from a log. */
    assertWhole() {
      for (const [path, log] of logs) {
        const reason = log.failure();
        if (reason !== undefined) throw new GateFault("file/unwritable", { path, reason });
      }
    },
    close() {
      for (const log of logs.values()) log.close();
    },
  };
}
