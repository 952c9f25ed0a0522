// A number by which bytes are told from others (FNV-1a); `packing/unpack.rs` has it, too. Against accidents, not against
// people: those are kept out by whoever hands out the file.
export function sumOf(bytes) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) sum = Math.imul(sum ^ bytes[at], 0x01000193);
  return sum >>> 0;
}
