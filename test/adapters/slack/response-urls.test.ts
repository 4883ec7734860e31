import { expect, it } from "vitest";
import { ResponseUrlError, ResponseUrls } from "../../../adapters/slack/response-urls.ts";

const urls = new ResponseUrls({ apiUrl: "https://slack.com/api/", timeoutMs: 1000 });

it.each([
  "http://hooks.slack.com/commands/1",
  "https://hooks.slack.com.evil.example/commands/1",
  "https://evil.example/hooks.slack.com",
  "http://169.254.169.254/latest/meta-data",
  "file:///etc/passwd",
  "hooks.slack.com/commands/1",
  "",
])("posts nothing to %s", async (url) => {
  await expect(urls.show(url, { text: "hi", blocks: [] })).rejects.toBeInstanceOf(ResponseUrlError);
});
