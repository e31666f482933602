import { describe, expect, it, vi } from "vitest";
import type { RegisteredCheck } from "../../src/gate/check.ts";
import type { CheckResult } from "../../src/gate/result.ts";
import { appendProgress, liveProgress } from "../../src/progress/progress.ts";

const ids = ["schema-snapshot", "tests-pass"];
const check = { id: "tests-pass", title: "All tests pass" } as RegisteredCheck;
const result = { status: "undecided", check: "tests-pass", durationMs: 1_200 } as CheckResult;

function screen(columns = 60) {
  const written: string[] = [];
  return { written, columns, now: () => 0, write: (text: string) => void written.push(text) };
}

describe("progress", () => {
  it("appends a line as a check ends", () => {
    const to = screen();
    const progress = appendProgress(to, ids);
    progress.checkStarted(check);
    progress.childLine("noise");
    progress.checkEnded(check, result);
    progress.end();
    expect(to.written).toEqual(["2/2 tests-pass UNDECIDED in 1.2 s\n"]);
  });

  it("redraws one line with the last line of the child, without what would move the cursor", () => {
    vi.useFakeTimers();
    const to = screen(52);
    const progress = liveProgress(to, ids);
    progress.checkStarted(check);
    progress.childLine(
      "\u001b[2J\u0007\u001b[31mred\u001b[0m and a line that is longer than the screen",
    );
    vi.advanceTimersByTime(100);
    progress.checkEnded(check, result);
    vi.advanceTimersByTime(500);
    progress.end();
    vi.useRealTimers();
    expect(to.written).toEqual([
      "\r\u001b[2K2/2 All tests pass  0.0 s  ",
      "\r\u001b[2K2/2 All tests pass  0.0 s  red and a line that is l",
      "\r\u001b[2K",
    ]);
  });
});
