import type { Host } from "../host/host.ts";
import type { Asker } from "../init/asker.ts";
import type { Output } from "./output.ts";

/** What a command is given beside its request: where it is, what it may reach, where its words go. */
export type World = {
  readonly host: Host;
  readonly output: Output;
  /** Where the command was called, absolute, with `/`. */
  readonly directory: string;
  /** Who can be asked; undefined where nobody sits at a terminal. */
  readonly asker?: Asker | undefined;
  readonly terminal?: Terminal | undefined;
};

/** How standard output is looked at. */
type Terminal = {
  readonly colors: boolean;
  /** Sentences are broken between words to this width; undefined where standard output is no terminal. */
  readonly width?: number | undefined;
};
