/** The worker beside the page: it reads one file, with one core, and then it is done; or it is a desk for many reports. */
import type { CoreModule } from "./arrival";
import { type Asked, type Desk, newDesk, outcomeOf } from "./desk";
import type { Answer, Question } from "./file-reading";
import { beginCore, type Core, CoreDied } from "./living-core";

/** What it may be sent: a file to read, what a desk begins with, or what that is asked. */
type Sent = Question | { module: CoreModule; today: string } | { call: number; asked: Asked };

let desk: Promise<Desk> | undefined;

addEventListener("message", async ({ data }: MessageEvent<Sent>) => {
  if ("file" in data) postMessage(await readOne(data));
  else if ("today" in data) desk = beginCore(data.module, () => {}).then((core) => newDesk(core, data.today));
  else {
    const outcome = desk ? await desk.then((desk) => outcomeOf(desk, data.asked)).catch(() => "died") : "died";
    postMessage({ call: data.call, outcome });
  }
});
postMessage("ready");

async function readOne({ module, file }: Question): Promise<Answer> {
  let core: Core;
  try {
    core = await beginCore(module, () => {});
  } catch {
    return "unable";
  }
  try {
    const { opened, notes, review } = await core.readHere(file);
    return { json: opened.json(), notes, review };
  } catch (error) {
    return error instanceof CoreDied ? "died" : { refused: (error as Error).message };
  }
}
