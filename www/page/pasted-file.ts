/** A clipboard that holds no text but a file, which is opened, or a picture, of which is said that it is one. */
import { emit } from "../view/events";
import { messages } from "../view/messages";
import { hasText } from "../view/pasted";
import { say } from "../view/say";
import type { Page } from "./page";

export function hearPastedFiles({ host }: Page): void {
  host.addEventListener("paste", (event) => {
    const [file] = event.clipboardData?.files ?? [];
    if (event.defaultPrevented || !file || hasText(event.clipboardData)) return;
    event.preventDefault();
    if (file.type.startsWith("image/")) say(host, { text: messages.pastedPicture, tone: "bad" });
    else emit(host, "xxgk-open-file", { file });
  });
}
