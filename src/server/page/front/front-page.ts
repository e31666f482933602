import { html } from "../../../report/html/html.ts";
import { documentOf } from "../document.ts";
import { durationsSection } from "./durations.ts";
import { environmentsSection } from "./environments.ts";
import type { FrontView } from "./front-view.ts";
import { growthSection } from "./growth.ts";
import { promotionsSection } from "./promotions.ts";
import { stopsSection } from "./stops.ts";
import { waiversNotice, waiversSection } from "./waivers.ts";

/** What is in production, every promotion, what stopped those that stopped, and what needs somebody soon. */
export function frontPage(view: FrontView): string {
  const { summary } = view;
  const main = html`<h1>Promotions</h1>
${waiversNotice(view.waivers)}${environmentsSection(summary)}${promotionsSection(view)}<div class="pair">
${stopsSection(summary)}${growthSection(view.snapshots)}</div>
${durationsSection(summary)}${waiversSection(view.waivers)}`;
  return documentOf({ title: "Promotions", current: "promotions", main });
}
