/** Which draft this window had before it was reloaded, and which one it was opening when it ended. */
const OWN_DRAFT = "xxgk-annual-report draft";
const OPENING = "xxgk-annual-report opening";

/** Its id. */
export function ownDraft(): string | null {
  return read(OWN_DRAFT);
}

/** From now on it is this one. */
export function rememberOwnDraft(id: string): void {
  write(OWN_DRAFT, id);
}

/** The id of the draft at whose opening the core died, or the page itself. */
export function openedInVain(): string | null {
  return read(OPENING) || null;
}

/** This one is being opened now; `""`: it is open. */
export function rememberOpening(id: string): void {
  write(OPENING, id);
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null; // Forbidden by the browser's settings.
  }
}

function write(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Then a reload goes on with the draft that was kept last.
  }
}
