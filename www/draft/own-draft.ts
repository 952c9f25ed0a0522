/** Which draft this window had before it was reloaded. */
const OWN_DRAFT = "xxgk-annual-report draft";

/** Its id. */
export function ownDraft(): string | null {
  try {
    return sessionStorage.getItem(OWN_DRAFT);
  } catch {
    return null; // Forbidden by the browser's settings.
  }
}

/** From now on it is this one. */
export function rememberOwnDraft(id: string): void {
  try {
    sessionStorage.setItem(OWN_DRAFT, id);
  } catch {
    // Then a reload goes on with the draft that was kept last.
  }
}
