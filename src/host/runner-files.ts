/** A file of the runner that somebody else changed while the gate ran. */
export type RunnerFileChange = {
  /** The variable that leads to it, such as GITHUB_ENV. */
  readonly variable: string;
  /** Its name in the runner's folder. */
  readonly file: string;
  /** Why it is not as it was before; undefined when it is. */
  readonly failure: string | undefined;
};

/** The files in which a step tells the runner what to do: variables and paths of later steps, outputs, the summary. */
export interface RunnerFiles {
  /**
   * Every change since the gate began, each undone. Looks once, when the last command of the project has ended and
   * before the gate tells what it found; asked again, it says the same. What the gate said so far may be there already.
   */
  putBack(): readonly RunnerFileChange[];
}
