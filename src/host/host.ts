import type { Databases } from "./databases.ts";

export type { Database, Databases, Row } from "./databases.ts";

/**
 * The whole outside world, as the gate sees it. A `gather` names the parts it takes
 * (`Pick<Host, "files" | "processes">`): the signature is the permission.
 *
 * All paths are absolute. All durations are milliseconds. A method throws a `GateFault` when the
 * machine is at fault.
 */
export interface Host {
  readonly files: Files;
  readonly journals: Journals;
  readonly processes: Processes;
  readonly environment: Environment;
  readonly secrets: Secrets;
  readonly databases: Databases;
  readonly http: Http;
  readonly clock: Clock;
  readonly machine: Machine;
}

/** Where the gate itself runs. */
export type Machine = {
  /** As `process.platform` and `process.arch` name them. */
  readonly platform: string;
  readonly arch: string;
  /** Numeric user id; -1 where the platform has none. */
  readonly uid: number;
  /** The program that runs JavaScript, absolute, and its version, as `v22.12.0`. */
  readonly node: string;
  readonly nodeVersion: string;
  /** The folder that holds the gate's own programs, absolute. */
  readonly installation: string;
};

/** What a path holds, without following a final symbolic link. */
export type FileStatus = {
  readonly kind: "file" | "directory" | "link" | "other";
  readonly bytes: number;
  /** Permission bits, e.g. 0o600. */
  readonly mode: number;
  /** Numeric owner; says nothing where the platform has none, and `machine.uid` is -1. */
  readonly owner: number;
  readonly modifiedAt: Date;
};

/** A file that was opened once: what it is, and its text when it is a regular one that is not too large. */
export type GuardedFile = { readonly status: FileStatus; readonly text: string | undefined };

export interface Files {
  /** The file's text as strict UTF-8, or undefined when there is no such file. */
  readText(path: string): Promise<string | undefined>;
  /**
   * Opens a file once, without following a final link, and tells status and text of what was opened: nobody can put
   * another file between the look and the reading. Undefined when there is no such file.
   */
  readGuarded(path: string, maxBytes: number): Promise<GuardedFile | undefined>;
  /**
   * What a descriptor handed over by whoever started the gate holds: read once to its end, then closed; asked again,
   * the same. Throws "signing/key-descriptor-unusable".
   */
  readDescriptor(descriptor: number): Promise<string>;
  status(path: string): Promise<FileStatus | undefined>;
  /** Names in a directory, sorted; empty when there is no such directory. */
  list(directory: string): Promise<readonly string[]>;
  /** Writes all or nothing: a temporary sibling, fsync, rename, fsync of the directory. Makes parents. */
  writeAtomic(
    path: string,
    text: string | AsyncIterable<string>,
    options?: { readonly mode?: number },
  ): Promise<void>;
  /** A new empty directory that is removed when the run ends, whatever happens. */
  makeTemporaryDirectory(label: string): Promise<string>;
  /** Creates a symbolic link at `path` that points to `target`. */
  link(target: string, path: string): Promise<void>;
  /** Copies a tree, links as links. */
  copyTree(from: string, to: string): Promise<void>;
  /** Gives a path, and all below it, to another user. */
  changeOwner(path: string, user: User): Promise<void>;
  /** Removes a file or a tree; no error when it is absent. */
  remove(path: string): Promise<void>;
  /** The absolute path of a program, looked up as the shell would in PATH, or undefined. */
  findExecutable(name: string): Promise<string | undefined>;
}

/** Files that only grow, and who may grow them. None is reached through a final symbolic link. */
export interface Journals {
  /** Bytes of the file from `from` up to `to` or its end; none when there is no such file. Each chunk is new. */
  read(
    path: string,
    range?: { readonly from?: number; readonly to?: number },
  ): AsyncIterable<Uint8Array>;
  /**
   * Appends with one write, and makes it durable together with the folder's entry. Makes the file. When not all of it
   * could be written, the file is as it was.
   */
  append(path: string, text: string): Promise<void>;
  /** Moves the bytes from `from` on into a new file; both are durable, and nothing is lost in between. */
  setAside(path: string, from: number, aside: string): Promise<void>;
  /** Does the work while nobody else on this machine holds the lock at `path`, whose folder is there. */
  withLock<T>(path: string, options: LockOptions, work: () => Promise<T>): Promise<T>;
}

export type LockOptions = {
  /** How long the lock is waited for; then it is the fault "ledger/locked". */
  readonly limitMs: number;
  /** Told once, when the lock is held by somebody else. */
  readonly onWait: (holder: LockHolder) => void;
};

/** Who holds a lock. */
export type LockHolder = {
  readonly pid: number;
  /** RFC 3339, UTC. */
  readonly since: string;
};

/** A user of the machine a child may run as. */
export type User = { readonly uid: number; readonly gid: number };

export type Command = {
  /** Program and arguments; no shell reads them. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /**
   * Variables given to the child beside the allow-list that every child gets (PATH, HOME, locale,
   * temporary directory, CI). Nothing else of this process's environment reaches a child.
   */
  readonly variables?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly limitMs?: number;
  /** Bytes kept of each stream; the log keeps all. Default 64 MiB; more is a fault. */
  readonly maxOutputBytes?: number;
  /**
   * False keeps output out of the log and the progress line: dumps, documents, git plumbing. A name (letters,
   * digits, hyphens) gives the command a log of its own beside the check's. Default true.
   */
  readonly log?: boolean | string;
  /** Whom the child runs as; by default the user who runs the gate. Needs uid 0. */
  readonly user?: User;
};

/** How a child ended. A program that cannot be started or outlives its limit is a fault, not an exit. */
export type Exit = {
  /** Exit code, or null when a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
};

export interface Processes {
  /** Runs a child in its own process group to its end. On timeout or interruption the whole group is killed. */
  run(command: Command): Promise<Exit>;
  /** Starts a child that runs on beside the gate, until stopped or until the run ends. */
  start(command: Command): Promise<RunningProcess>;
}

export interface RunningProcess {
  /** Settles when the child has ended, however it ended. */
  readonly ended: Promise<Exit>;
  /** Signals the child itself (not its group) and waits for its end; kills the group after 10 s. */
  stop(signal?: "SIGINT" | "SIGTERM" | "SIGQUIT" | "SIGKILL"): Promise<void>;
}

export interface Environment {
  /** The variable as it stands in this process's environment; undefined when unset. */
  read(name: string): string | undefined;
  /**
   * The variable, which is taken out of this process's environment: from then on no child and no other reader finds it
   * there. Asked again, it gives the same.
   */
  take(name: string): string | undefined;
}

/** What is known to be secret, so that it can be kept out of every output. */
export interface Secrets {
  /** From now on the value, in any of its usual encodings, is redacted from logs, progress and records. */
  protect(value: string): void;
  /** A fingerprint keyed with a random key of this run: tells equal from different, and nothing else. */
  fingerprint(value: string): string;
  /** The text with every protected value replaced by `[redacted]`. */
  redact(text: string): string;
}

export type HttpRequest = {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly limitMs: number;
};

export type HttpAnswer = {
  readonly status: number;
  /** At most 1 MiB of the body, decoded as UTF-8. */
  readonly body: string;
  /** Whether that was all of it. */
  readonly isWhole: boolean;
  /** Where a redirect leads, as the header says it. */
  readonly location: string | null;
  readonly durationMs: number;
};

export type HttpPost = {
  readonly url: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly limitMs: number;
};

/** An answer whose body, at most 1 MiB of it, is as it came. */
export type HttpBytes = { readonly status: number; readonly body: Uint8Array };

export interface Http {
  /** One GET, redirects not followed. An answer of any status is an answer; none is a fault. */
  get(request: HttpRequest): Promise<HttpAnswer>;
  /** One POST of bytes, redirects not followed; as with `get`. */
  post(request: HttpPost): Promise<HttpBytes>;
}

export interface Clock {
  now(): Date;
  /** Milliseconds on a clock that never goes back. */
  elapsed(): number;
  sleep(ms: number): Promise<void>;
}
