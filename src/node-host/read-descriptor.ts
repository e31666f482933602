import { closeSync, constants, fstatSync, readFileSync, type Stats } from "node:fs";
import { Socket } from "node:net";
import { isatty } from "node:tty";
import { GateFault } from "../gate/fault.ts";
import { utf8TextOf } from "./read-guarded.ts";

const limitMs = 30_000;
const mostBytes = 65_536;

/** Reads inherited descriptors, each once to its end, and closes them; see `Files.readDescriptor`. */
export function descriptorReader(): (descriptor: number) => Promise<string> {
  const read = new Map<number, Promise<string>>();
  return (descriptor) => {
    const before = read.get(descriptor);
    if (before !== undefined) return before;
    const reading = readToItsEnd(descriptor);
    read.set(descriptor, reading);
    return reading;
  };
}

async function readToItsEnd(descriptor: number): Promise<string> {
  const status = inheritedStatus(descriptor);
  const bytes = status.isFile() ? fileBytes(descriptor, status) : await streamBytes(descriptor);
  return utf8TextOf(bytes, `descriptor ${descriptor}`);
}

/** What the descriptor is, once it is known to be one that whoever started the gate handed over. */
function inheritedStatus(descriptor: number): Stats {
  if (descriptor < 3)
    throw unusable(descriptor, "is no number of 3 or more; 0 to 2 are the standard streams");
  const status = statusOf(descriptor);
  if (status === undefined) throw unusable(descriptor, "is not open");
  if (isatty(descriptor)) throw unusable(descriptor, "is a terminal");
  if (!status.isFile() && !status.isFIFO() && !status.isSocket()) {
    throw unusable(descriptor, "is neither a file nor a pipe");
  }
  if (status.isFIFO() && hasOwnWriter(status)) {
    throw unusable(descriptor, "is a pipe of this process itself, and none that was handed over");
  }
  return status;
}

/** Node's own pipes have both of their ends here; one that was handed over has its writer elsewhere. */
function hasOwnWriter({ dev, ino }: Stats): boolean {
  for (let other = 3; other < 256; other += 1) {
    const status = statusOf(other);
    if (status?.ino === ino && status.dev === dev && isWritable(other)) return true;
  }
  return false;
}

/** As Linux tells; elsewhere nothing tells, and a pipe of one's own is given up after the limit. */
function isWritable(descriptor: number): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)$/m.exec(
      readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8"),
    )?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & 3) !== constants.O_RDONLY;
  } catch {
    return false;
  }
}

function statusOf(descriptor: number): Stats | undefined {
  try {
    return fstatSync(descriptor);
  } catch {
    return undefined;
  }
}

function fileBytes(descriptor: number, { size }: Stats): Uint8Array {
  try {
    if (size > mostBytes) throw unusable(descriptor, tooMuch);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function streamBytes(descriptor: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let total = 0;
    const stream = new Socket({ fd: descriptor, readable: true, writable: false });
    const end = (reason: string) => stream.destroy(unusable(descriptor, reason));
    const timer = setTimeout(() => end("was not closed by its writer within 30 s"), limitMs);
    stream.on("data", (chunk) => {
      total += chunk.length;
      chunks.push(chunk);
      if (total > mostBytes) end(tooMuch);
    });
    stream.once("end", () => resolve(Buffer.concat(chunks)));
    stream.once("error", (cause: Error) =>
      reject(cause instanceof GateFault ? cause : unusable(descriptor, "cannot be read", cause)),
    );
    stream.once("close", () => clearTimeout(timer));
  });
}

const tooMuch = `holds more than ${mostBytes} bytes, which no key has`;

function unusable(descriptor: number, reason: string, cause?: unknown): GateFault {
  return new GateFault("signing/key-descriptor-unusable", { descriptor, reason }, { cause });
}
