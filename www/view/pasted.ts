/** What a clipboard holds. */

/** Whether there is a text in it; a picture that was copied from a page comes with HTML that has none. */
export function hasText(data: DataTransfer | null): boolean {
  const html = (data?.getData("text/html") ?? "").slice(0, MOST);
  return [data?.getData("text/plain") ?? "", html.replace(/<style.*?<\/style>|<[^>]*>/gis, "")].some(
    (text) => text.trim() !== "",
  );
}

/** So much of some HTML says enough. */
const MOST = 100_000;
