import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openSession } from "../src/session.ts";

const secret = "not-of-any-known-shape-7391";

/** A session that protects the secret, and what is written to each stream of this process. */
function openedSession() {
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    const spy = vi.spyOn(process[name], "write").mockImplementation((chunk) => {
      written[name] += String(chunk);
      return true;
    });
    onTestFinished(() => spy.mockRestore());
  }
  const session = openSession(import.meta.dirname, (work) => work());
  onTestFinished(() => session.close());
  session.world.host.secrets.protect(secret);
  return { world: session.world, written };
}

describe("what a session writes", () => {
  it("is redacted on both streams, in documents, messages and the live line", () => {
    const { world, written } = openedSession();
    world.output.document(JSON.stringify({ said: `a ${secret} b` }));
    world.output.message(`fault: ${Buffer.from(secret).toString("base64")}`);
    world.terminal.write(`\r3/7 ${secret}`);
    expect(written.stdout).toBe('{"said":"a [redacted] b"}\n');
    expect(written.stderr).toBe("fault: [redacted]\n\r3/7 [redacted]");
  });

  it("is redacted by its shape where nothing is protected", () => {
    const { world, written } = openedSession();
    const url = "postgres://app:hunter22@db.example/staging";
    world.output.document(url);
    world.output.message(url);
    const redacted = "postgres://app:[redacted]@db.example/staging\n";
    expect(written).toEqual({ stdout: redacted, stderr: redacted });
  });

  it("goes by what each of its worlds protects", () => {
    const { world, written } = openedSession();
    const elsewhere = world.elsewhere("/nowhere", {});
    elsewhere.host.secrets.protect("secret-of-another-world");
    elsewhere.output.document("secret-of-another-world\n");
    elsewhere.output.message("secret-of-another-world");
    elsewhere.terminal.write("secret-of-another-world");
    expect(written).toEqual({ stdout: "[redacted]\n", stderr: "[redacted]\n[redacted]" });
  });
});
