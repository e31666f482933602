import * as core from "@actions/core";
import type { Outputs } from "./interface.ts";

/** The runner of GitHub Actions, to which a step speaks in lines of its output and in files. */
export interface Runner {
  /** Shows text in the log. No line of it is a command, whoever wrote it. */
  log(text: string): void;
  /** From now on the runner shows `***` for the value, in every log of the job. */
  mask(value: string): void;
  /** Says workflow commands of our own making. */
  command(text: string): void;
  /** Says one error about the run as a whole. */
  error(message: string): void;
  /** Appends to the job summary. */
  summary(markdown: string): Promise<void>;
  outputs(values: Outputs): void;
  /** Commands mean something again: what follows is not ours. */
  end(): void;
}

type Stream = { write(text: string): unknown };

/**
 * Opens the runner's ways. Commands are stopped by a word nobody else knows, but for moments in which we speak:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
 */
export function openRunner(stdout: Stream, randomWord: () => string): Runner {
  let isAtLineStart = true;
  let word = "";
  const write = (text: string) => {
    if (text === "") return;
    stdout.write(text);
    isAtLineStart = text.endsWith("\n");
  };
  const ownLine = () => {
    if (!isAtLineStart) write("\n");
  };
  const stop = () => {
    word = randomWord();
    write(`::stop-commands::${word}\n`);
  };
  const speak = (say: () => void) => {
    ownLine();
    write(`::${word}::\n`);
    say();
    ownLine();
    stop();
  };
  stop();
  return {
    log: write,
    mask: (value) => speak(() => core.setSecret(value)),
    command: (text) => speak(() => write(text)),
    error: (message) => speak(() => core.error(message, { title: "promote" })),
    async summary(markdown) {
      await core.summary.addRaw(markdown, true).write();
    },
    outputs(values) {
      speak(() => {
        for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
      });
    },
    end() {
      ownLine();
      write(`::${word}::\n`);
    },
  };
}
