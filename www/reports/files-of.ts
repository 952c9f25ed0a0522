/** The files in what somebody drops or chooses: folders are gone through, with those in them. */

/** A file with its name, and the folders that it was in. */
export interface NamedFile {
  readonly name: string;
  readonly file: File;
}

/** What operating systems and office programs leave in folders, which nobody hands in. */
const LEFT_BEHIND = /(^|\/)(\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX\/)/;

/** Of a choice of files, or of a folder. */
export function filesChosen(list: FileList | null): NamedFile[] {
  const named = [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  return tidy(named);
}

/** Of what was dropped. What it holds has to be asked for before the event is over. */
export async function filesDropped(transfer: DataTransfer): Promise<NamedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? undefined);
  if (entries.some((entry) => entry === undefined)) return filesChosen(transfer.files);
  const found = await Promise.all(entries.map((entry) => filesIn(entry as FileSystemEntry)));
  return tidy(found.flat());
}

async function filesIn(entry: FileSystemEntry): Promise<NamedFile[]> {
  const name = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const file = await new Promise<File | undefined>((resolve) =>
      (entry as FileSystemFileEntry).file(resolve, () => resolve(undefined)),
    );
    return file ? [{ name, file }] : [];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: NamedFile[] = [];
  for (;;) {
    // It gives some hundred at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await filesIn(one)));
  }
}

function tidy(files: readonly NamedFile[]): NamedFile[] {
  const own = files.filter(({ name }) => !LEFT_BEHIND.test(name));
  return own.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}
