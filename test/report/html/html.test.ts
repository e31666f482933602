import { describe, expect, it } from "vitest";
import { html, trusted } from "../../../src/report/html/html.ts";

describe("html", () => {
  it("escapes text, for content and for attributes", () => {
    const text = `<script>"a" & 'b'</script>`;
    expect(html`<p title="${text}">${text}</p>`.toString()).toBe(
      '<p title="&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;">&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;</p>',
    );
  });

  it("lets markup stand that it made, alone and in lists, and text that was vouched for", () => {
    const items = ["<a>", "b"].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}${[]}</ul>${7}${trusted("<hr>")}`.toString()).toBe(
      "<ul><li>&lt;a&gt;</li><li>b</li></ul>7<hr>",
    );
  });

  it("shows what cannot be seen", () => {
    expect(html`${"a\u202eb\u0000c\u200bd\te\n\ud800"}`.toString()).toBe(
      "a\\u{202e}b\\u{0}c\\u{200b}d\te\n\\u{d800}",
    );
    expect(html`${"contests שלום 🏆"}`.toString()).toBe("contests שלום 🏆");
  });
});
