import { measureColdStart } from "./cold-start.ts";
import { measureOverhead } from "./overhead.ts";

/** Figures as ratios and differences within one run; no figure is a test. */
console.log(`node ${process.version}, ${process.platform} ${process.arch}\n`);
for (const measure of [measureColdStart, measureOverhead]) {
  for (const line of await measure()) console.log(line);
}
