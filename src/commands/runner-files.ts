import type { Reservation } from "../gate/result.ts";
import type { RunnerFileChange, RunnerFiles } from "../host/runner-files.ts";
import type { World } from "./world.ts";

/** A run during which a child told the runner what to do clears nothing. */
export function runnerFileReservations(
  changes: readonly RunnerFileChange[],
): readonly Reservation[] {
  if (changes.length === 0) return [];
  return [{ code: "runner-files-changed", message: wordsFor(changes) }];
}

/** Tells it where no record does: a run that ended before one was made. Returns what it told. */
export function tellRunnerFiles({ runnerFiles, output }: RunnerWorld): string | undefined {
  const changes = runnerFiles.putBack();
  if (changes.length === 0) return undefined;
  const words = wordsFor(changes);
  output.message(words);
  return words;
}

type RunnerWorld = Pick<World, "output"> & { readonly runnerFiles: RunnerFiles };

/** One sentence on what was changed, and one on what became of it. */
function wordsFor(changes: readonly RunnerFileChange[]): string {
  const named = changes.map(({ variable, file }) => `${variable} (${file})`).join(", ");
  const failed = changes.filter(({ failure }) => failure !== undefined);
  const fate =
    failed.length === 0
      ? "What it holds is as it was before."
      : failed
          .map(({ variable, failure }) => `${variable} could not be put back: ${failure}.`)
          .join(" ");
  return `A command that the gate ran wrote where this step tells the runner what to do: ${named}. ${fate}`;
}
