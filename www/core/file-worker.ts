/** The worker that reads a file beside the page: one file, with one core, and then it is done. */
import type { Answer, Question } from "./file-reading";
import { beginCore, type Core, CoreDied } from "./living-core";

const answer = (answer: Answer) => postMessage(answer);

addEventListener("message", async ({ data: { module, file } }: MessageEvent<Question>) => {
  let core: Core;
  try {
    core = await beginCore(module, () => {});
  } catch {
    answer("unable");
    return;
  }
  try {
    const { opened, notes, review } = await core.readHere(file);
    answer({ json: opened.json(), notes, review });
  } catch (error) {
    answer(error instanceof CoreDied ? "died" : { refused: (error as Error).message });
  }
});
postMessage("ready");
